"""Words of privacy policies by the number of their syllables, as a dictionary has them."""

SYLLABLES = {
    1: """the and of you or your we in for that may this is on with use by not be are as us will
    site if have such third at name an it do can time which all when these out please
    how used sites right their through terms rights its law path no more opt has make
    who help share does so they but those where some send mail what shall see page
    based card new links health should change been like up one need date store set
    form non must choose way means each them than link note read laws take would care
    most here own type part free keep act stored place track phone was work states
    there made wish age state files sell find last want ads well sent log staff ask""",
    2: """any data other website about cookies provide service collect address party contact
    email content access request also parties only browser online users products under
    order parent photo using account user google visit certain consent cookie number
    legal include receive notice changes without process disclose protect subject
    device agree purpose uses credit series social below secure control partners
    within details system public delete product allow unless support improve person
    questions network whether children features over transfer above business interest
    statement being create""",
    3: """personal privacy services policy including purposes collected provided following
    processing marketing company customer policies internet providers practices
    protection otherwise consumer visitors computer example regarding collection
    general agreement limited disclosure specific media companies copyright related
    conditions however telephone property relevant commercial exercise protected
    accordance location digital addresses directly similar financial notify compliance
    messages effective management period various audio previous required""",
    4: """information security personally advertising necessary analytics available applicable
    responsible activities identify additional preferences technology appropriate
    affiliates materials electronic particular reasonable categories legitimate
    obligations application experience material associate variety""",
    5: "communications communication liability individual automatically",
    6: "identifiable responsibility",
}

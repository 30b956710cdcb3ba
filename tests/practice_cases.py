"""Sentences about fictional companies and what they state, for `tests.test_practices`.

A statement is written `action data_type`, with `not` before it where it is denied, `may` where it
is only possible, `others` where a third party acts, `to RECIPIENT` and `for PURPOSE`.
"""

from __future__ import annotations

STATED: dict[str, set[str]] = {
    # Asking for data is collecting them; what may be a verb after a slash is none.
    "We ask for your username/handle and your mobile phone.": {"collect account"},
    "We may ask you for your name.": {"may collect name"},
    "You will be asked for your age.": set(),
    # Subjects that stand far off, of several words, or with an insertion.
    "We answer your letters and keep your postal address.": {"store postal_address"},
    "We, or particular users with certain rights as told below, need to use your name.": {
        "use name"
    },
    "This site, like many other sites, records your IP address.": {"collect ip_address"},
    "Zogna Imports, Inc. will store your name.": {"store name"},
    "Zogna Imports & Sons uses your name.": {"use name"},
    "Our emails may use pixel tags.": {"may use cookies"},
    "I do not share your age with anyone.": {"not share age to third_party"},
    "I agree that Zogna may share my name with couriers.": {"may share name to service_provider"},
    "We have to disclose your name to the police.": {"share name to authority"},
    "We collect & use your name.": {"collect name", "use name"},
    # Participles before data, and heads of what is described.
    "We share aggregated demographic information with our partners.": {
        "share demographic to partner"
    },
    "Information about things on our site is used to show ads.": {"use any_data for advertising"},
    "Details of letters from your friends are stored.": {"store any_data"},
    "Your data, including, but not limited to, your name and age are stored.": {
        "store any_data",
        "store name",
        "store age",
    },
    "We may keep a record of your phone number.": {"may store telephone_number"},
    "Personal data that are collected are stored.": {
        "collect personal_data",
        "store personal_data",
    },
    # Infinitives in a row; what states nothing itself is a purpose.
    "We use cookies to count visits and collect your age.": {
        "use cookies for analytics",
        "collect age",
    },
    "We use your name to verify your identity.": {"use name for security"},
    "We use your name: to manage your orders.": {"use name for service"},
    # What goes on in the next sentence.
    "We collect information. This may include your name and your age.": {
        "collect any_data",
        "collect name",
        "collect age",
    },
    "We gather data and store it. This includes your age.": {
        "collect any_data",
        "store any_data",
        "collect age",
        "store age",
    },
    "We do not collect names. This includes your nickname.": {"not collect name"},
    "Your name will no longer be used for marketing.": {"not use name for marketing"},
    "This information is used to contact you.": {"use any_data for communication"},
    "You agree to your data being processed by Zogna.": {"use any_data"},
    # Enumerations distribute over the verb, and over several verbs.
    "We collect your name, e-mail address and phone number.": {
        "collect name",
        "collect email_address",
        "collect telephone_number",
    },
    "We may collect, use and store your location data.": {
        "may collect location",
        "may use location",
        "may store location",
    },
    "We collect information such as your browser type and your IP address.": {
        "collect any_data",
        "collect device",
        "collect ip_address",
    },
    "We may access, preserve, review and disclose your messages to regulators.": {
        "may collect communications",
        "may store communications",
        "may share communications to authority",
    },
    # Somebody else's name for the same thing.
    "Brindlemoor collects usage data.": {"collect usage"},
    "Our website automatically records your IP address.": {"collect ip_address"},
    "We and our partners use cookies.": {"use cookies"},
    "Our advertising partners may collect your device identifiers.": {
        "others may collect device_identifier"
    },
    "Brindlemoor.com collects your name.": {"collect name"},
    "Brindlemoor Health Systems does not collect your location.": {"not collect location"},
    # What others are let do.
    "We allow our advertisers to collect your IP address.": {"others collect ip_address"},
    "We do not permit our couriers to store your phone number.": {
        "others not store telephone_number"
    },
    "Advertising cookies collect your IP address.": {"collect ip_address"},
    "You agree that we may share your name with couriers.": {"may share name to service_provider"},
    "Please be aware that your personal information may be stored.": {"may store personal_data"},
    # What somebody else does, or what is used for it, is no data.
    "Cookies help us collect your IP address.": {"collect ip_address"},
    "We use data that you gave us, such as your name.": {
        "use any_data",
        "use name",
        "collect any_data",
    },
    "We share your profile on deleting all that tells who you are, such as your name.": {
        "share profile"
    },
    "We collect data by means such as log files.": {"collect any_data"},
    "We share data to prevent or otherwise address fraud.": {"share any_data for security"},
    "The data that we collect do not include your name.": {"collect any_data"},
    "The data that we collect include, but are not limited to, your name.": {
        "collect any_data",
        "collect name",
    },
    "We collect your orders and payments.": {"collect transactions", "collect payment"},
    "We collect your internet protocol (IP) address.": {"collect ip_address"},
    "For payments we use your name to send letters.": {"use name for communication"},
    "In order to show messages we may use your name.": {"may use name"},
    # By whom.
    "Our websites use cookies.": {"use cookies"},
    "This Site Uses Cookies.": {"use cookies"},
    "The Bank does store your name.": {"store name"},
    "The Zogna Bank does store your name.": {"store name"},
    "The Social Media Platforms gather your name.": {"others collect name"},
    "Google Zogna places a cookie on your device.": {"others use cookies"},
    "Here a user must provide a name.": {"collect name"},
    "The Service Provider may use your name.": {"may use name"},
    "The Service Providers may use your name.": {"others may use name"},
    "The data are used by our employees.": {"use any_data"},
    "Your data may be used by some of our partners.": {"others may use any_data"},
    "Your data may be collected and used by advertisers.": {
        "others may collect any_data",
        "others may use any_data",
    },
    # Subjects of verbs that go on.
    "The data is stored in a box and is used to show ads.": {
        "store any_data",
        "use any_data for advertising",
    },
    "A cookie is placed when you write to us.": {"use cookies"},
    # Passive, and what people give.
    "If you give us your name, your location is collected.": {"collect name", "collect location"},
    "Your email address may be shared with advertisers.": {"may share email_address to advertiser"},
    "Your name and date of birth are stored.": {"store name", "store age"},
    "Your name is collected and will not be shared with third parties.": {
        "collect name",
        "not share name to third_party",
    },
    "You may provide us with your postal address when you order.": {"may collect postal_address"},
    "The personal information that we collect includes your name.": {
        "collect personal_data",
        "collect name",
    },
    "No personal information is collected by this site.": {"not collect personal_data"},
    "We collect no payment information.": {"not collect payment"},
    "Your IP address is collected by our advertising partners.": {"others collect ip_address"},
    "Any information in what you choose to post may be used by others.": {
        "others may use any_data"
    },
    # Such as opens no clause.
    "We share aggregate data, such as page counts, with advertisers or sponsors.": {
        "share aggregated_data to advertiser",
    },
    "We share your name with professional advisers, such as auditors.": {"share name to adviser"},
    "You provide us with data which identify you, such as data we keep with your Google page.": {
        "collect any_data",
        "store any_data",
    },
    # Who is given something is no datum.
    "We share your name with vendors (such as age checks and mailing address hosts).": {
        "share name to service_provider"
    },
    "We share data with partners (including your name and your age).": {
        "share any_data to partner",
        "share name to partner",
        "share age to partner",
    },
    "You give us data (such as your name).": {"collect any_data", "collect name"},
    "We share your age with family members.": {"share age to users"},
    "We share your contacts with advertisers.": {"share other_people to advertiser"},
    "We do not share your age with non-affiliated companies.": {"not share age to third_party"},
    "Brindlemoor and its affiliates may store your age.": {"may store age"},
    "Your bank and its affiliates may store your age.": {"others may store age"},
    "We may share your name in a deal, such as a sale of shops by an affiliate.": {
        "may share name",
    },
    "We do not use cookies to collect your location.": {"not collect location"},
    "Our couriers are prohibited from using your email address.": {"others not use email_address"},
    "Our partners have agreed not to sell your data.": {"others not sell any_data"},
    "We are not in the business of selling your personal data.": {"not sell personal_data"},
    "Advertisers may only use your name to help us and may not share it.": {
        "others may use name",
        "others not may share name",
    },
    "Brindlemoor not only collects your name but also shares it.": {"collect name", "share name"},
    "We are using your location for marketing.": {"use location for marketing"},
    # Insertions between the subject and its verb.
    "We may, from time to time, share your email address with our partners.": {
        "may share email_address to partner"
    },
    "Our service providers (such as hosting companies) may store your profile data.": {
        "others may store profile"
    },
    "Messages you exchange with us are stored.": {
        "collect communications",
        "store communications",
    },
    # What for.
    "We use your email address to send you newsletters and to improve our services.": {
        "use email_address for marketing",
        "use email_address for improvement",
    },
    "We process your usage data for analytics and fraud prevention.": {
        "use usage for analytics",
        "use usage for security",
    },
    "To personalize our content, we use your browsing history.": {"use usage for personalisation"},
    "We may disclose your personal data if required by law.": {"may share personal_data for legal"},
    "We share your name with advertising partners and do not use it for marketing.": {
        "share name to advertiser",
        "not use name for marketing",
    },
    "Your phone number (but not your email address) is stored.": {"store telephone_number"},
    # It is what was named before.
    "We collect your phone number and share it with couriers.": {
        "collect telephone_number",
        "share telephone_number to service_provider",
    },
    "We use cookies to collect information about your device.": {
        "use cookies",
        "collect device",
    },
    # A participle behind data says as much as a clause.
    "The information collected is used to prevent fraud.": {
        "collect any_data",
        "use any_data for security",
    },
    "In a merger, records collected from you may be shared with the buyer.": {
        "collect any_data",
        "may share any_data to buyer for merger",
    },
    "We use photos gathered by third parties.": {"use photo", "others collect photo"},
    "They may use photos collected from other sites.": {"others may use photo"},
    "Letters received by the postmaster are read.": set(),
    "No photos collected from children are stored.": {"not store photo"},
    # Several of them, and what describes them.
    "Email addresses and names are stored.": {"store email_address", "store name"},
    "Names, addresses and photos are kept.": {
        "store name",
        "store postal_address",
        "store photo",
    },
    "We do not share your voluntarily provided email address.": {"not share email_address"},
    "We keep that photo.": {"store photo"},
    "Photos such as portraits of you in your garden are stored.": {"store photo"},
    "We use photos for ads, such as ads that are displayed to friends.": {
        "use photo for advertising"
    },
    # Provided may be a verb, and others may provide us with data.
    "Your age may be provided to third parties.": {"may share age to third_party"},
    "The age you provided to us will be stored.": {"collect age", "store age"},
    "Third parties may provide us with your age.": {"may collect age"},
    "Our partners provide us with services that show your age.": set(),
    # What stands between a subject and its verb.
    "Generally, we collect, use and store your age.": {"collect age", "use age", "store age"},
    "We reserve the right at all times to disclose your age.": {"may share age"},
    "We are required by law to keep your age.": {"store age for legal"},
    "We do not aim to collect health data.": {"not collect health"},
    "For these reasons we store your age.": {"store age"},
    "We use cookies to automatically collect your age.": {"use cookies", "collect age"},
    "You may be asked to enter your: name or age.": {"may collect name", "may collect age"},
    "The photos that we collect for this purpose include portraits of you at an age.": {
        "collect photo"
    },
    "We have no access to cookies that are used by third-party advertisers.": {
        "others use cookies"
    },
    # What describes recipients is no datum, and goods are none.
    "We share your age with service providers, partners and data analytics providers.": {
        "share age to service_provider",
        "share age to partner",
        "share age to analytics_provider",
    },
    "PayPal may process payments for us.": set(),
    # Employees are the service, and their access is no collecting.
    "Our staff may use your age.": {"may use age"},
    "Our employees have access to your age.": set(),
    "No photos that you give us are stored.": {"not store photo"},
    "Write about your age or contact us if you wish.": set(),
    "The photos that a data subject sends to us are stored.": {"store photo"},
    "We keep data subject to the law.": {"store any_data"},
    "The cookie settings of this site are kept.": set(),
    # Cookies are placed and set, which is to use them.
    "Advertisers may place cookies on your device.": {"others may use cookies"},
    "Cookies are set when you visit us.": {"use cookies"},
    "You may set your browser to refuse cookies.": set(),
    "We use third party-placed cookies.": {"use cookies"},
    "We compile aggregate data on visits.": {"collect aggregated_data"},
}

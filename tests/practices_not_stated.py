"""Sentences about fictional companies that state no practice, for `tests.test_practices`."""

from __future__ import annotations

NOT_STATED = (
    "We do not have actual knowledge that we sell the personal information of minors.",
    # What would be done, or may be asked for.
    "To the extent that we sell your data, you may object.",
    "To the extent The Brindlemoor Weekly Company sells your data, you may object.",
    "If, in the future, we do sell your data, you may object.",
    "In the event that your data is sold, you may object.",
    "You have the right to request the categories of personal data we have sold about you.",
    "the categories of personal data we have sold about you; and",
    "A list of the data that we sold, along with the category of any other company we sold it to.",
    "Once we receive a verifiable request, we will disclose the categories of personal data.",
    "You may opt out of allowing us to sell your name.",
    "You may keep your data from being sold.",
    "The categories of third parties to whom your name was sold.",
    "In connection with any data that we may sell, you have the right to know the buyers.",
    # What is sold is not who sells.
    "Products and services sold to customers may contain personal information.",
    # Of their practices, and in their own messages, nobody gives away data.
    "We have agreed to disclose our information practices.",
    "We may send communications to your device regarding our partners.",
    # What people may do, want or have a right to.
    "You may use our website without giving your name.",
    "You can share your photos with other users.",
    "You have the right to request that we disclose your personal information.",
    "If you do not want us to share your personal information, write to us.",
    "You can ask us not to sell your data.",
    "Please keep your password secret.",
    "If you do not provide your email address, you cannot register.",
    # What a text is about.
    "This policy explains how we use your personal information.",
    "What information do we collect?",
    "How long we keep your data",
    "If we learn that we have collected personal information from a child, we delete it.",
    "Personal data is information that can be used to identify you.",
    "If your data is processed by us, you may ask for a copy.",
    "We keep your personal information secure.",
    "You may demand that, in the future, we not share your personal information.",
    "To ask that advertisers do not use your name, write to us.",
    "If you prefer we don't share your location, write to us.",
    "We cannot guarantee that advertisers will not collect your name.",
    "You may object where we have processed your data unlawfully.",
    "You may object if you believe that we do not use your data in a lawful manner.",
    "We take care to ensure that personal information is only used lawfully.",
    # A denial that reaches one purpose alone.
    "We do not use your email address for any other purpose.",
    "Your data will not be used to ascertain who you are.",
    # Texts do nothing with data.
    "The Brindlemoor Privacy Policy discloses all information.",
    # Nouns that look like verbs.
    "Write to the application store for information.",
    "The public records of information are old.",
    "Choose “Do Not Sell My Personal Information” below.",
    # Other things than data.
    "We use subcontractors.",
    "We store our goods in a warehouse.",
    "We share your concerns.",
    "The use of your data is described below.",
    "This policy addresses information.",
    "We keep the addresses of pages.",
    "We provide you with information about our products.",
    "We may contact you to provide information about our products.",
    "We communicate with you to give you information.",
    "We disclose the required information free of charge.",
    "You may send messages to your friends.",
    "Cookies are information that our site transfers to the user's hard drive.",
    "We will provide you with the required information, such as the recipients.",
    # What others do, and what only names something.
    "Your name may be shared with us by couriers.",
    "The browser being used tells its version.",
    "Such websites may collect your name.",
    "Your name may be collected by such sites.",
    "You may submit your name to other sites.",
    "You may submit a request for access to your personal data.",
    "We do not use information sources.",
    "Where your data are processed for marketing, you have the right to object.",
    "They do not use your name for any secondary purposes.",
    # Other languages.
    "Wir erheben Ihre Adresse und geben Ihre Daten nicht weiter.",
    "",
)

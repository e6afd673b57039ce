namespace Objector.Core;

/// <summary>
/// The sentences that Core says itself, in English. Objector.App has them in every language, by these very texts: whoever changes one
/// changes its key there.
/// </summary>
internal static class Messages
{
    // On how old a fact is.
    public const string WayLastRead = "We last read about this way on {0}. It may have changed: if it is gone, take the next one.";
    public const string WayOfUnknownAge = "We do not know how old what we read about this way is. It may have changed: if it is gone, take the next one.";
    public const string WayDead = "This way is known not to work any more.";
    public const string AddressLastRead = "This address was last looked up on {0}: check it on the authority's website.";
    public const string AddressOfUnknownAge = "We do not know how old this address is: check it on the authority's website.";

    // On a form's field.
    public const string EntryHasWords = "The entry has these words: {0}.";
    public const string FieldCut = "Cut to the {0} characters that the field takes: the whole text is in the letter.";

    // What a letter is for.
    public const string LetterRequest = "Your request";
    public const string LetterThirdParty = "The same for what others posted and what Meta took from other websites";
    public const string LetterAll = "Everything in one letter, numbered: for post, or a field that takes it whole";

    // On a complaint.
    public const string FormTakesCharacters = "Its form takes {0} characters.";
    public const string FormTakesFiles = "It takes up to {0} files of up to {1} MB each.";
    public const string LanguageUnverified = "We could not verify in which languages the authority takes complaints.";
    public const string LanguageOfAuthority = "The letter is in the authority's language; what you wrote yourself stands in your own words. Have them translated if you can.";
    public const string LanguageUnknown = "We do not know in which languages the authority takes complaints; this one is in English. Ask it.";
    public const string LanguageMissing = "The authority takes complaints in its own language ({0}), in which we have no letter: this one is in English. Have it translated, or ask the authority.";
    public const string ComplaintCut = "The authority's form takes {0} characters, so what you wrote is cut. Attach the whole letter of your request.";

    // On who wrote a mail.
    public const string NoMail = "It is not a mail.";
    public const string PassedOn = "It was passed on without its headers, so nothing proves who wrote it.";
    public const string SenderOnly = "That proves the sender, not what it means.";
    public const string SaysMeta = "It says that it comes from {0}, which is Meta's.";
    public const string PretendsMeta = "It calls itself Meta, but {0} is not Meta's: phishing does that.";
    public const string WordsOfMeta = "Its words are known as Meta's; anybody can copy them.";
    public const string ServerFound = "Our mail server, {0}, found that it comes from {1}.";
    public const string ServerFoundNothing = "Our mail server, {0}, found no proof that it comes from Meta.";
    public const string ServiceFound = "Our mail service found a valid signature (DKIM) of {0}.";
    public const string ServiceFoundNothing = "Our mail service found no valid signature (DKIM) of Meta's.";
    public const string Envelope = "Our mail service says of the envelope (SPF): {0}.";
    public const string NoSignature = "It has no signature (DKIM) of Meta's.";
    public const string SignaturePartial = "The signature (DKIM) of {0} covers only a part of the mail.";
    public const string SignatureValid = "The signature (DKIM) of {0} is valid.";
    public const string SignatureBroken = "The signature (DKIM) of {0} does not fit: the mail was changed on its way, or is not Meta's.";
    public const string SignatureUnchecked = "The signature (DKIM) of {0} was not checked: its key could not be read.";
    public const string SealUntrusted = "It has a seal (ARC) of somebody whom we do not trust to tell.";
    public const string SealUnchecked = "The seal (ARC) of {0} was not checked: its key could not be read.";
    public const string SealBroken = "The seal (ARC) of {0} does not fit, or its key could not be read.";
    public const string SealerFound = "{0}, which sealed it (ARC), found that it comes from {1}.";
    public const string SealerFoundNothing = "{0}, which sealed it (ARC), found no proof that it comes from Meta.";

    // On what it says.
    public const string Says = "It says \"{0}\".";
    public const string Means = "That means: {0}.";
    public const string AlsoSays = "But it also says \"{0}\" ({1}).";
    public const string IsNo = "It is not this: {0}. It says \"{1}\".";
    public const string TakenBack = "\"{0}\" does not count: \"{1}\" takes it back.";
    public const string GrantsAndRefuses = "It both grants and refuses.";
}

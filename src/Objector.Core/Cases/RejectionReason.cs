namespace Objector.Core.Cases;

/// <summary>Why a command was refused; in brackets the values that go with it, in order. Objector.App puts it into words.</summary>
public enum RejectionReason
{
    NoCase,
    ConfirmFirst,
    ReopenFirst,
    NothingToUndo,

    /// <summary>(The day given.)</summary>
    FiledInFuture,

    /// <summary>(The day given.)</summary>
    FiledBeforeOpened,

    /// <summary>(The day given, the day on which Meta asked.)</summary>
    ProofBeforeAsked,

    /// <summary>(The day given.)</summary>
    ReplyInFuture,

    /// <summary>(The day given, the day of filing.)</summary>
    ReplyBeforeFiled,

    FileFirst,

    /// <summary>(The day given.)</summary>
    LetterInFuture,

    /// <summary>(The day given, the day of filing.)</summary>
    LetterBeforeFiled,

    /// <summary>(Its id, as it was given.)</summary>
    NoSuchSetting,

    NoScreenshots,

    /// <summary>(How many a case holds, how many this one has.)</summary>
    TooManyScreenshots,

    /// <summary>(The fewest days, the most.)</summary>
    SnoozeOutOfRange,

    /// <summary>(After how many days all is deleted by itself.)</summary>
    EraseUnconfirmed,

    /// <summary>(How many mails in a row were answered by themselves.)</summary>
    EraseLinkHeldBack,

    /// <summary>(How many wait.)</summary>
    TooManyHeld,
}

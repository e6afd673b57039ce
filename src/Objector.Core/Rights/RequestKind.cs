namespace Objector.Core.Rights;

/// <summary>What the person wants of Meta.</summary>
public enum RequestKind
{
    /// <summary>Stop using my data for AI.</summary>
    Object,

    /// <summary>Tell me what you hold and give me a copy.</summary>
    Access,

    /// <summary>Put right what is wrong.</summary>
    Correct,

    /// <summary>Delete it.</summary>
    Delete,

    /// <summary>An AI of Meta's said something about me.</summary>
    Concern,
}

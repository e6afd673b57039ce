namespace Objector.App.Email.Templates;

/// <summary>A piece of a mail; its text and its HTML are both made from these.</summary>
/// <param name="Url">Where a button or a link leads; else empty.</param>
internal sealed record EmailBlock(EmailBlockKind Kind, string Text, string Url = "")
{
    // For the layout, which knows no enums.
    public string Tag { get; } = Kind.ToString().ToLowerInvariant();

    public string[] Lines => Text.Split('\n');
}

internal enum EmailBlockKind
{
    Say,
    Heading,

    /// <summary>One of several things to do, in order; its text begins with its number.</summary>
    Step,

    /// <summary>What the mail is for: each has one.</summary>
    Button,
    Link,

    /// <summary>Says what the next piece is for.</summary>
    Label,

    /// <summary>To be copied as it is: keeps its lines.</summary>
    Paste,

    /// <summary>Begins the foot.</summary>
    Small,
}

namespace Objector.App.Mail;

/// <summary>A piece of a mail, as a template's tag names it.</summary>
/// <param name="Tag"><c>say</c>, <c>heading</c>, <c>step</c>, <c>button</c>, <c>link</c>, <c>paste</c> or <c>small</c>.</param>
/// <param name="Argument">A step's number; the URL of a button or link; else empty.</param>
internal sealed record Block(string Tag, string Text, string Argument);

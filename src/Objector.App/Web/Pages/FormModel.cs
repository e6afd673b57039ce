namespace Objector.App.Web;

/// <summary>The form of the front page.</summary>
/// <param name="Nonce">Names this sending: the same form sent twice is one case.</param>
/// <param name="Stamp">When the form was shown, see <see cref="SignedFormTimestamp"/>.</param>
/// <param name="Input">What was typed so far.</param>
/// <param name="Today">What the law offers depends on the day.</param>
public sealed record FormModel(string Nonce, string Stamp, DateOnly Today, FormInput Input, IReadOnlyList<FormError> Errors)
{
    public string? Wrong(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;
}

/// <summary>What was typed into the form, trimmed but not checked.</summary>
public sealed record FormInput(
    string Kind,
    string Country,
    string Name,
    string Email,
    string Language,
    string TimeZone,
    string Accounts,
    string Details,
    IReadOnlyList<(string Prompt, string Response)> Prompts,
    bool Consent,
    ParticularsInput Particulars,
    bool Statistics = false)
{
    public static readonly FormInput Empty = new("", "", "", "", "", "", "", "", [], false, ParticularsInput.Empty);
}

/// <summary>What makes the request this person's own, as it was typed.</summary>
public sealed record ParticularsInput(
    IReadOnlyList<string> Circumstances, string Sensitive, string Falsehood, string Product, string Seen, IReadOnlyList<string> Platforms, bool Unlinked)
{
    public static readonly ParticularsInput Empty = new([], "", "", "", "", [], false);

    public bool IsEmpty => Circumstances.Count + Platforms.Count + Sensitive.Length + Falsehood.Length + Product.Length + Seen.Length == 0 && !Unlinked;
}

/// <param name="Field">The name of the form's field; <c>form</c> for what concerns no single field.</param>
/// <param name="Message">What is wrong and what to do, in a sentence.</param>
public sealed record FormError(string Field, string Message);

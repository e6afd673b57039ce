namespace Objector.App.Web;

/// <summary>The steps of the form, in order; each is a section of the page by this id.</summary>
public static class FormSteps
{
    public static readonly IReadOnlyList<string> All = ["where", "what", "words", "evidence", "who", "check"];

    /// <returns>The step that holds the field.</returns>
    public static string Of(string field) => field switch
    {
        "country" => "where",
        "kind" => "what",
        "details" or "circumstance" or "sensitive" or "prompt" or "response" or "product" or "seen" or "falsehood" => "words",
        "screenshots" => "evidence",
        "name" or "email" or "accounts" or "platform" or "language" => "who",
        // Consent, and what concerns no single field.
        _ => "check",
    };

    /// <returns>The step to show first: the one with the first error.</returns>
    public static string Open(IReadOnlyList<FormError> errors) => errors.Select(error => Of(error.Field)).OrderBy(Number).FirstOrDefault() ?? All[0];

    /// <returns>From 1.</returns>
    public static int Number(string step) => All.TakeWhile(other => other != step).Count() + 1;
}

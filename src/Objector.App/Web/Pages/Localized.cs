using Microsoft.AspNetCore.Components;

namespace Objector.App.Web;

/// <summary>What every piece of a page can do.</summary>
public abstract class Localized : ComponentBase
{
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <returns>The path of our site, in the language that this page's address asks for. Every link and form goes through it.</returns>
    protected string To(string path) => Http?.Request.To(path) ?? path;
}

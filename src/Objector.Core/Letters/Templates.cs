using System.Collections.Concurrent;
using System.Reflection;
using Fluid;
using Microsoft.Extensions.FileProviders;

namespace Objector.Core.Letters;

/// <summary>The letters' templates: plain text, one file a letter. What people wrote is data in them, never template.</summary>
internal static class Templates
{
    private static readonly FluidParser Parser = new();

    private static readonly EmbeddedFileProvider Files = new(Assembly.GetExecutingAssembly(), "Objector.Core.Letters");

    private static readonly TemplateOptions Options = new() { FileProvider = new EmbeddedFileProvider(Assembly.GetExecutingAssembly(), "Objector.Core.Letters.en") };

    private static readonly ConcurrentDictionary<string, IFluidTemplate> Parsed = new();

    /// <param name="name">Of a file: <c>gdpr-object</c>.</param>
    public static string Letter(string name, IReadOnlyDictionary<string, object> facts) => Tidy(Render(Parsed.GetOrAdd(name, Load), facts));

    public static string Text(string template, IReadOnlyDictionary<string, object> facts) => Render(Parsed.GetOrAdd("text:" + template, _ => Parser.Parse(template)), facts);

    private static string Render(IFluidTemplate template, IReadOnlyDictionary<string, object> facts)
    {
        var context = new TemplateContext(Options);
        foreach (var (name, value) in facts)
            context.SetValue(name, value);
        return template.Render(context);
    }

    private static IFluidTemplate Load(string name)
    {
        using var file = new StreamReader(Files.GetFileInfo($"en/{name}.liquid").CreateReadStream());
        return Parser.Parse(file.ReadToEnd());
    }

    // A part that has nothing to say leaves no hole in the letter.
    private static string Tidy(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd()).ToList();
        return string.Join('\n', lines.Where((line, at) => line.Length > 0 || (at > 0 && lines[at - 1].Length > 0))).Trim();
    }
}

using System.Reflection;
using Microsoft.Net.Http.Headers;

namespace Objector.App.Web;

/// <summary>Style sheet, script and pictures: embedded, so that every host serves the same.</summary>
public static class Assets
{
    private static readonly Dictionary<string, (byte[] Bytes, string MediaType)> Known = Load();

    public static IResult Serve(string name, HttpResponse response)
    {
        if (!Known.TryGetValue(name, out var asset))
            return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=3600";
        response.Headers.Remove(HeaderNames.Vary);
        response.Headers.Remove(HeaderNames.ContentLanguage);
        return Results.Bytes(asset.Bytes, asset.MediaType);
    }

    private static Dictionary<string, (byte[] Bytes, string MediaType)> Load()
    {
        const string prefix = "Objector.App.Web.Assets.";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[prefix.Length..], name => (Read(assembly, name), MediaType(name)), StringComparer.Ordinal);
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string MediaType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        var other => throw new InvalidOperationException($"No media type for assets ending in {other}."),
    };
}

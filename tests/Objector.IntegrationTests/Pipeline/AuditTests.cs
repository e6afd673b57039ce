using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Objector.SelfHost.Local;

namespace Objector.IntegrationTests.Pipeline;

/// <summary>What <c>.ci/audit</c> makes of what npm's registry knows: the real npm asks, and here we answer.</summary>
public sealed class AuditTests : IDisposable
{
    private const string Advisories = "/-/npm/v1/security/advisories/bulk";

    private static readonly object Versions = new
    {
        name = "left-pad",
        versions = new[] { "1.0.0", "2.0.0" }.ToDictionary(version => version, version => new { name = "left-pad", version, dist = new { tarball = $"http://localhost/left-pad-{version}.tgz" } }),
    };

    private readonly string folder = Directory.CreateTempSubdirectory("objector-").FullName;

    public AuditTests()
    {
        File.WriteAllText(Path.Combine(folder, "package.json"), """{ "name": "audited", "version": "1.0.0", "dependencies": { "left-pad": "1.0.0" } }""");
        File.WriteAllText(
            Path.Combine(folder, "package-lock.json"),
            """
            {
              "name": "audited", "version": "1.0.0", "lockfileVersion": 3,
              "packages": { "": { "name": "audited", "version": "1.0.0", "dependencies": { "left-pad": "1.0.0" } }, "node_modules/left-pad": { "version": "1.0.0" } }
            }
            """);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("critical", 1)]
    [InlineData("high", 1)]
    [InlineData("moderate", 0)]
    [InlineData("low", 0)]
    public async Task A_known_hole_is_told_and_one_of_high_severity_fails(string severity, int code)
    {
        var (exit, said) = await Audit(new Dictionary<string, object[]>
        {
            ["left-pad"] = [new { id = 1, url = "https://example.org/advisory", title = "It pads too far", severity, vulnerable_versions = "<2.0.0" }],
        });

        Assert.Contains($"left-pad 1.0.0 has a vulnerability of {severity} severity, https://example.org/advisory", said);
        Assert.Equal(code, exit);
    }

    [Fact]
    public async Task Where_nothing_is_known_that_is_said()
    {
        var (exit, said) = await Audit(new Dictionary<string, object[]>());

        Assert.Contains("package-lock.json: no package with a known vulnerability.", said);
        Assert.Equal(0, exit);
    }

    [Fact]
    public async Task Where_nobody_answers_that_is_said_and_fails_nothing()
    {
        var (exit, said) = await Audit(advisories: null);

        Assert.Contains("package-lock.json was not audited", said);
        Assert.Equal(0, exit);
    }

    private async Task<(int Exit, string Said)> Audit(object? advisories)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var registry = builder.Build();
        registry.Run(context =>
        {
            if (advisories is not null && context.Request.Path == Advisories)
                return context.Response.WriteAsJsonAsync(advisories);
            if (context.Request.Path == "/left-pad")
                return context.Response.WriteAsJsonAsync(Versions);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        await registry.StartAsync();

        var start = new ProcessStartInfo("node", [".ci/audit", folder]) { WorkingDirectory = RepositoryRoot.Find(), RedirectStandardOutput = true };
        start.Environment["npm_config_registry"] = registry.Urls.Single();
        start.Environment["npm_config_fetch_retries"] = "0";
        // What it heard once it does not ask again.
        start.Environment["npm_config_cache"] = Path.Combine(folder, "cache");
        using var audit = Process.Start(start)!;
        var said = await audit.StandardOutput.ReadToEndAsync();
        await audit.WaitForExitAsync();
        return (audit.ExitCode, said);
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Objector.App;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.App.Web;
using Objector.Functions.Durable;
using Objector.Functions.Http;

namespace Objector.Functions.Tests;

public class RoutesTests
{
    [Fact]
    public void Both_hosts_expose_the_same_routes()
    {
        Assert.NotEmpty(OfTheSelfHost());
        Assert.Equal(OfTheSelfHost(), OfTheFunctions());
    }

    [Fact]
    public void No_route_asks_for_a_key_of_the_host() =>
        Assert.All(Triggers(), trigger => Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel));

    private static List<string> OfTheSelfHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var settings = ObjectorSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = "UseDevelopmentStorage=true",
            ["PublicUrl"] = "http://localhost",
            ["Keys:Secret"] = "a secret of sixteen",
            ["Inbound:Key"] = "key",
            ["Mail:Smtp:Host"] = "localhost",
        }).Build());
        builder.Services.AddObjector(settings, settings.OpenStorage(), TimeProvider.System, new HostInstance("test")).AddSingleton<ICaseScheduler, DurableCaseScheduler>();
        var app = builder.Build();
        app.MapObjector();
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"))
            .Order(StringComparer.Ordinal)];
    }

    // The host takes no empty route: this pattern matches nothing but "/".
    private static List<string> OfTheFunctions() =>
        [.. Triggers().SelectMany(trigger => trigger.Methods!.Select(method => $"{method.ToUpperInvariant()} /{trigger.Route!.Replace("{ignored:maxlength(0)?}", "", StringComparison.Ordinal)}"))
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<HttpTriggerAttribute> Triggers() =>
        typeof(FormFunctions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>();
}

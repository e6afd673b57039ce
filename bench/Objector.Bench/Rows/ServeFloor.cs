using System.Globalization;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Objector.Bench.Rows;

/// <summary>The least that a page of a case could be: it reads the case's row, and writes a constant as large as the page.</summary>
internal static class ServeFloor
{
    public static async Task<int> Run(string address, string connection, string size)
    {
        var cases = new TableServiceClient(connection).GetTableClient("cases");
        var constant = Enumerable.Repeat((byte)'a', int.Parse(size, CultureInfo.InvariantCulture)).ToArray();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        app.MapGet("/cases/{id}", async (string id, HttpResponse response, CancellationToken cancel) =>
        {
            await cases.GetEntityAsync<TableEntity>(id, "snapshot", cancellationToken: cancel);
            response.ContentType = "text/html; charset=utf-8";
            response.ContentLength = constant.Length;
            await response.Body.WriteAsync(constant, cancel);
        });
        await app.StartAsync();
        Console.WriteLine("Ctrl+C stops it.");
        await app.WaitForShutdownAsync();
        return 0;
    }
}

using Objector.Tests.Stores;

namespace Objector.IntegrationTests.Fixtures;

/// <summary>Azurite keeps what the storage in memory keeps: else the fast tests would prove nothing.</summary>
[Collection(OneHost.Name)]
public class AzuriteTablesTests(SharedHost shared) : TablesContract
{
    protected override App.Storage Storage { get; } = shared.Host.OpenStorage();
}

/// <inheritdoc cref="AzuriteTablesTests"/>
[Collection(OneHost.Name)]
public class AzuriteBlobsTests(SharedHost shared) : BlobsContract
{
    protected override App.Storage Storage { get; } = shared.Host.OpenStorage();
}

namespace Objector.IntegrationTests.Hosting;

/// <summary>For tests that take the whole machine, or on whose clock days pass in seconds: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

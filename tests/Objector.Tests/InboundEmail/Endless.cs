namespace Objector.Tests.InboundEmail;

/// <summary>
/// For texts of a megabyte: read in a second or two, where the work grows with their length; with its square, in hours. How fast it is shows in
/// the bench. Here it only has to end.
/// </summary>
internal static class Endless
{
    /// <summary>After which a test counts as hanging, in milliseconds: a hundred times what it takes, so that no busy machine comes near it.</summary>
    public const int Limit = 300_000;

    /// <summary>What the reading comes to. Where it does not end, the test is not held up by it.</summary>
    public static Task<T> Ends<T>(Func<T> read) =>
        Task.Run(read, TestContext.Current.CancellationToken).WaitAsync(TestContext.Current.CancellationToken);
}

using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>
/// Cases on which something is due at once, as whoever made it so has just written them: whoever attends to one a moment later need not
/// read it again. Few have a place here; what has lost it is read. What is out of date by then fails by its ETag, and is read, too.
/// </summary>
internal sealed class RecentCases
{
    private const int Places = 256;

    private readonly LeasedCase?[] places = new LeasedCase?[Places];

    public void Leave(LeasedCase open) => Volatile.Write(ref Place(open.Stored!.Case.Id), open);

    /// <returns>Null where none was left, or another has its place.</returns>
    public LeasedCase? Take(CaseId id)
    {
        var found = Volatile.Read(ref Place(id));
        return found?.Stored?.Case.Id == id && Interlocked.CompareExchange(ref Place(id), null, found) == found ? found : null;
    }

    private ref LeasedCase? Place(CaseId id) => ref places[(uint)id.GetHashCode() % Places];
}

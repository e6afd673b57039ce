namespace Objector.Bench.Simulation;

/// <summary>
/// What the orchestrations ask of the storage account, by the backend in Azure Storage. Estimated from what it does, see docs/cost.md: a
/// message is put, taken and deleted; a turn of an orchestrator reads its history, writes it, and writes the instance.
/// </summary>
internal static class Durable
{
    private const int QueuesOfMessage = 3;
    private const int TablesOfTurn = 3;

    // A wake with one chore: timer, start, look, chore, start, look; of these three activities, each of two messages.
    private const int TurnsOfWake = 6;
    private const int ActivitiesOfWake = 3;
    private const int MessagesOfWake = TurnsOfWake + ActivitiesOfWake + 1;

    /// <param name="wakes">Alarms that rang.</param>
    /// <param name="longWaits">Timers beyond the first of a wait, since one lasts three days.</param>
    /// <param name="requests">Commands and pages.</param>
    public static double Tables(double wakes, double longWaits, double requests) => (((wakes * TurnsOfWake) + longWaits) * TablesOfTurn) + requests;

    public static double Queues(double wakes, double longWaits, double requests) => ((wakes * MessagesOfWake) + longWaits + requests) * QueuesOfMessage;

    /// <summary>Of functions.</summary>
    public static double Executions(double wakes, double longWaits, double requests) => (wakes * (TurnsOfWake + ActivitiesOfWake)) + longWaits + requests;
}

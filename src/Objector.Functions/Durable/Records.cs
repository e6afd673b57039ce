namespace Objector.Functions.Durable;

// What crosses the wire and stays in histories: a field may be added, none renamed or removed.

/// <summary>One turn of an orchestration: the item on the agenda, and how often it was looked at without rest.</summary>
public sealed record CaseRunInput(string Id, int Tries = 0);

/// <param name="Due">What to do now.</param>
/// <param name="Until">Else when to look again, in real time; null where nothing waits.</param>
public sealed record NextSteps(IReadOnlyList<StepToRun> Due, DateTime? Until);

/// <param name="Activity">The name of the activity that does it.</param>
/// <param name="What">The kind of the mail, or what is to be noted.</param>
/// <param name="Number">Of the mail.</param>
public sealed record StepToRun(string Activity, string Id, string What, int Number);

using static Objector.Core.Cases.CaseCommand;

namespace Objector.Core.Cases;

/// <summary>
/// The names of the commands that time gives. They stand in the ids of commands and in the task hub, and the minute at which a case's turn
/// comes is worked out from them: literals, whatever the types are called.
/// </summary>
public static class ClockCommands
{
    /// <exception cref="ArgumentOutOfRangeException">Time gives no such command.</exception>
    public static string NameOf(CaseCommand command) => command switch
    {
        PassDeadline => "PassDeadline",
        FallDormant => "FallDormant",
        Expire => "Expire",
        CloseComplaintWindow => "CloseComplaintWindow",
        EndRetention => "EndRetention",
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Time gives no such command."),
    };

    /// <exception cref="ArgumentOutOfRangeException">Time gives no such command.</exception>
    public static CaseCommand Named(string name) => name switch
    {
        "PassDeadline" => new PassDeadline(),
        "FallDormant" => new FallDormant(),
        "Expire" => new Expire(),
        "CloseComplaintWindow" => new CloseComplaintWindow(),
        "EndRetention" => new EndRetention(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Time gives no such command."),
    };
}

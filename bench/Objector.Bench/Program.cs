using Objector.Bench;
using Objector.Bench.Measured;
using Objector.Bench.Rows;
using Objector.Bench.Simulation;

return args switch
{
    [] or [['-', ..], ..] => await Table.Measure(args),
    ["rows", var names, .. var options] => await Table.Measure(names, options),
    ["serve-floor", var address, var connection, var size] => await ServeFloor.Run(address, connection, size),
    ["read", .. { Length: > 0 } paths] => ReadMails.Print(paths),
    ["accuracy", var directory] => Accuracy.Print(directory),
    ["fuzz", var directory, var count, var seed] => Fuzz.Print(directory, count, seed),
    ["chaos", .. var options] => await Chaos.Run(options),
    ["input", .. var options] => await BadInputs.Print(options),
    ["simulate", .. var options] => Simulate.Print(options),
    ["steps"] => await MeasureSteps.Print(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        $"""
        [--mails DIR]   measures all that has a bar, and writes the table into docs/performance.md
        rows NAME,… [--mails DIR] [--cases N]
                        measures these alone, of {Table.Names}; and writes nothing
        read PATH…      what each message says, a JSON object a line: .eml files are mails, all others the plain text of one
        accuracy DIR    how often that is right, for messages that have expected values beside them
        fuzz DIR N SEED reads N messages of the folder, damaged by chance
        input [--seed N] [--count 100000]
                        sends so many inputs of chance, after those that somebody thought of, to a host that it starts
        chaos [--seed N] [--kills N] [--minutes N] [--only NAME,…] [--write]
                        kills hosts, stops and breaks their services, and looks whether every promise was kept; see docs/reliability.md
        simulate [--cases 100000] [--seed 1]
                        a virtual year of cases by the program's own rules: its wakes, mails, storage and bill; see docs/performance.md
        steps           what each command and chore asks of storage, measured on Azurite: the data of simulate, as JSON
        """);
    return 2;
}

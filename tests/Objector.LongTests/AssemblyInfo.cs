// These take the whole machine, or let days pass in seconds: nothing runs beside them.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Objector.Rig.SharedServices))]

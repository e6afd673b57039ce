[assembly: AssemblyFixture(typeof(Objector.Rig.SharedServices))]

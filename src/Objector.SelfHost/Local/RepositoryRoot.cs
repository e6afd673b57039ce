namespace Objector.SelfHost.Local;

/// <summary>Where the packages of the local services are pinned and installed.</summary>
public static class RepositoryRoot
{
    /// <exception cref="LocalServiceException">The program does not run inside the repository.</exception>
    public static string Find() =>
        Above(AppContext.BaseDirectory) ?? Above(Directory.GetCurrentDirectory())
        ?? throw new LocalServiceException("The local services are installed from the repository, and this program does not run inside it. Set Local__Services=off and name your own storage and mail server.");

    private static string? Above(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "package-lock.json")) && File.Exists(Path.Combine(directory.FullName, "Serverless.sln")))
                return directory.FullName;
        }

        return null;
    }
}

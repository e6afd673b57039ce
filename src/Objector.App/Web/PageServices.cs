using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Objector.App.Web;

/// <summary>What the pages are drawn with.</summary>
internal static class PageServices
{
    /// <summary>
    /// The services of Razor components. They bring Data Protection along, for what our pages do without; it would lay a key of its own,
    /// unencrypted, into the home directory at the first start, and warn of that. So its key stays in memory, and ends with the process.
    /// </summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        return services.Configure<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new KeysInMemory();
            // It is never written anywhere.
            options.XmlEncryptor = new NullXmlEncryptor();
        });
    }

    private sealed class KeysInMemory : IXmlRepository
    {
        private readonly Lock door = new();
        private readonly List<XElement> keys = [];

        public IReadOnlyCollection<XElement> GetAllElements()
        {
            lock (door)
                return [.. keys];
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            lock (door)
                keys.Add(new XElement(element));
        }
    }
}

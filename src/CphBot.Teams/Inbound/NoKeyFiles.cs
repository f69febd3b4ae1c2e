using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace CphBot.Teams.Inbound;

/// <summary>
/// Authentication brings keys that protect cookies, and writes them to the home directory at start. A bot has no cookies, and a secret that
/// nobody needs should not lie on a disk: they stay in memory.
/// </summary>
internal sealed class NoKeyFiles : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    private readonly List<XElement> _keys = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_keys) return [.. _keys];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_keys) _keys.Add(element);
    }

    public void Configure(KeyManagementOptions options) => (options.XmlRepository, options.XmlEncryptor) = (this, new NullXmlEncryptor());
}

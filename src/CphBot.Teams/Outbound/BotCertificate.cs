using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CphBot.Teams.Outbound;

/// <summary>The certificate with which the bot proves who it is to Entra.</summary>
internal static class BotCertificate
{
    /// <exception cref="CryptographicException">No certificate with a private key.</exception>
    public static X509Certificate2 Load(string path)
    {
        var certificate = Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
            ? X509Certificate2.CreateFromPemFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, password: null);
        if (certificate.HasPrivateKey) return certificate;
        certificate.Dispose();
        throw new CryptographicException("The certificate has no private key.");
    }

    public static bool CanLoad(string path)
    {
        try
        {
            Load(path).Dispose();
            return true;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

using System.IO.Compression;
using CphBot.Package;
using Xunit;

namespace CphBot.Tests.Package;

public sealed class PackageCommandTests : IDisposable
{
    private const string AppId = "6a0fbb0c-8c3d-4f6e-9f0e-2b1d7c3a5e10";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cphbot-package-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Zip => Path.Combine(_directory.FullName, "app.zip");

    [Fact]
    public void It_writes_the_package_where_it_was_told()
    {
        Assert.Equal(0, Run("--app-id", AppId, "--domain", "cphbot.contoso.com", "--version", "2.0.1", "--out", Zip));

        Assert.Equal(AppPackage.Build(new Guid(AppId), "cphbot.contoso.com", "2.0.1"), File.ReadAllBytes(Zip));
        Assert.Contains(Zip, _output.ToString(), StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void The_version_is_the_programs_own_unless_told_otherwise()
    {
        Assert.Equal(0, Run("--domain", "cphbot.contoso.com", "--out", Zip, "--app-id", AppId));

        var own = typeof(AppPackage).Assembly.GetName().Version!.ToString(3);
        Assert.Equal(AppPackage.Build(new Guid(AppId), "cphbot.contoso.com", own), File.ReadAllBytes(Zip));
    }

    [Fact]
    public void An_earlier_package_is_replaced_whole()
    {
        File.WriteAllBytes(Zip, new byte[100_000]);

        Assert.Equal(0, Run("--app-id", AppId, "--domain", "cphbot.contoso.com", "--out", Zip));

        using var zip = ZipFile.OpenRead(Zip);
        Assert.Equal(3, zip.Entries.Count);
    }

    [Theory]
    [InlineData("--app-id must be")]
    [InlineData("--app-id must be", "--domain", "cphbot.contoso.com")]
    [InlineData("--app-id must be", "--app-id", "cphbot", "--domain", "cphbot.contoso.com")]
    [InlineData("--app-id must be", "--app-id", "00000000-0000-0000-0000-000000000000", "--domain", "cphbot.contoso.com")]
    [InlineData("--app-id must be", "--app-id", "6a0fbb0c8c3d4f6e9f0e2b1d7c3a5e10", "--domain", "cphbot.contoso.com")]
    [InlineData("--domain must be", "--app-id", AppId)]
    [InlineData("--domain must be", "--app-id", AppId, "--domain", "https://cphbot.contoso.com")]
    [InlineData("--domain must be", "--app-id", AppId, "--domain", "cphbot.contoso.com:8443")]
    [InlineData("--domain must be", "--app-id", AppId, "--domain", "10.0.0.1")]
    [InlineData("--domain must be", "--app-id", AppId, "--domain", "localhost")]
    [InlineData("--domain must be", "--app-id", AppId, "--domain", "cphbot.contoso.com\n")]
    [InlineData("--version must be", "--app-id", AppId, "--domain", "cphbot.contoso.com", "--version", "1.0")]
    [InlineData("--version must be", "--app-id", AppId, "--domain", "cphbot.contoso.com", "--version", "1.0.0-beta")]
    [InlineData("--domain needs a value", "--app-id", AppId, "--domain")]
    [InlineData("--domain is given twice", "--app-id", AppId, "--domain", "a.com", "--domain", "b.com")]
    [InlineData("What is \"--appid\"?", "--appid", AppId, "--domain", "cphbot.contoso.com")]
    public void A_bad_argument_is_refused_in_one_line(string reason, params string[] args)
    {
        Assert.Equal(1, Run([.. args, .. Out(args)]));

        Assert.False(File.Exists(Zip));
        Assert.StartsWith(reason, _error.ToString(), StringComparison.Ordinal);
        Assert.Contains(PackageCommand.Usage, _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString().TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_said_in_one_line()
    {
        var nowhere = Path.Combine(_directory.FullName, "missing", "app.zip");

        Assert.Equal(1, Run("--app-id", AppId, "--domain", "cphbot.contoso.com", "--out", nowhere));

        Assert.StartsWith($"Cannot write {nowhere}: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString().TrimEnd('\n').Split('\n'));
    }

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    private int Run(params string[] args) => PackageCommand.Run(args, _output, _error);

    // An odd number of arguments ends with an option that has no value, and must stay so.
    private string[] Out(string[] args) => args.Length % 2 == 0 ? ["--out", Zip] : [];
}

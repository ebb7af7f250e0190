using System.Diagnostics;
using NatoIraq.App.Access;
using NatoIraq.Core;
using NatoIraq.Web.Access;

namespace NatoIraq.Web.Tests.Access;

/// <summary>The file that says who may use a server, and the file of keys.</summary>
public sealed class AccessFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("natoiraq-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void It_is_read_with_paths_beside_it()
    {
        AccessFile read = AccessFile.Read(Write("access.json", """
            { // comments are welcome
              "keys": "keys.txt", "sessionKeys": "sessions", "issuer": "https://login.example/", "audience": "us",
              "roles": { "author": ["analysts", "teachers"] },
            }
            """));

        Assert.Equal(Path.Combine(_folder, "keys.txt"), read.Keys);
        Assert.Equal(Path.Combine(_folder, "sessions"), read.SessionKeys);
        Assert.Equal(Role.Author, read.RoleOf(["teachers"]));
        Assert.Equal(Role.Admin, read.RoleOf(["teachers", "admin"]));
        Assert.Null(read.RoleOf(["author"]));
    }

    private static readonly string[] Wrong =
    [
        "{}", "{\n  \"keyz\": \"keys.txt\"\n}", "{ \"keys\": \"a\",\n \"keys\": \"b\" }", "{ \"keys\": 7 }", "keys", "",
        "{ \"issuer\": \"http://login.example\", \"audience\": \"us\" }", "{ \"issuer\": \"https://login.example\" }",
        "{ \"keys\": \"k\", \"client\": \"pages\" }", "{ \"keys\": \"k\", \"certificate\": \"c.pem\" }",
        "{ \"keys\": \"k\", \"public\": \"http://example.org\" }", "{ \"keys\": \"k\", \"proxies\": [\"near\"] }",
        "{ \"keys\": \"k\", \"roles\": { \"boss\": [] } }", "{ \"keys\": \"k\", \"requestsPerMinute\": 0 }",
    ];

    [Fact]
    public void What_is_wrong_with_either_file_is_told_with_its_place()
    {
        List<string> told = [];
        foreach (string text in Wrong)
            told.Add(Refused(() => AccessFile.Read(Write("access.json", text))));
        told.Add(Refused(() => AccessFile.Read(Path.Combine(_folder, "none.json"))));
        foreach (string line in (string[])["ana author", $"ana boss {new string('a', 64)}", "ana author 7fce51"])
            told.Add(Refused(() => _ = new KeyFile(Write("keys.txt", $"# keys\n{line}\n")).Keys));
        var file = new KeyFile(Write("keys.txt", ""));
        file.Make("ana", Role.Author);
        told.Add(Refused(() => file.Make("ana", Role.Admin)));
        told.Add(Refused(() => file.Make("no name", Role.Admin)));
        told.Add(Refused(() => file.Revoke("anna")));
        told.Add(Refused(() => file.Revoke("zoe")));
        Write("keys.txt.new", "");
        told.Add(Refused(() => file.Revoke("ana")));
        // Of root, as which tests may run, nothing is refused.
        told.Add(Refused(() => throw KeyFile.OfAnother(Path.Combine(_folder, "keys.txt"))));
        AccessFile access = new() { Keys = "k" };
        told.Add(Refused(() => Address.Of(["http://0.0.0.0:80"], access: access)));
        told.Add(Refused(() => Address.Of(["https://0.0.0.0:80"], access: access)));
        string none = Write("none.pem", "none");
        told.Add(Refused(() => Address.Of(
            ["https://0.0.0.0:80"], access: access with { Certificate = none, CertificateKey = none })));

        Golden.Holds("access.txt", told);
    }

    private string Refused(Action act)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(act);
        Assert.All(refused.Problems, p => Assert.NotNull(p.Hint));
        return $"{refused.Message.Replace(_folder, "DIR")}";
    }

    [Fact]
    public void A_key_is_kept_as_its_hash_in_a_file_that_its_owner_alone_can_read()
    {
        string path = Path.Combine(_folder, "keys.txt");
        string key = new KeyFile(path).Make("ana", Role.Author);

        Assert.StartsWith(KeyFile.Prefix, key);
        // 256 bits, in base64url.
        Assert.Equal(KeyFile.Prefix.Length + 43, key.Length);
        Assert.DoesNotContain(key[KeyFile.Prefix.Length..], File.ReadAllText(path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(new AccessKey("ana", Role.Author, new KeyFile(path).Keys.Single().Hash), new KeyFile(path).Find(key));
    }

    [Fact]
    public void A_file_that_changes_stays_whose_it_was_and_as_open_as_it_was()
    {
        if (!OperatingSystem.IsLinux()) return;
        string path = Write("keys.txt", "");
        // Whoever may not give it away has it, and is to have it afterwards.
        bool isGiven = new FileOwner(4711, 4712).TryGive(path);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(path, Mode);
        string before = OwnerOf(path);
        if (isGiven) Assert.Equal("4711 4712", before);

        new KeyFile(path).Make("ana", Role.Author);
        new KeyFile(path).Make("ben", Role.Reader);
        new KeyFile(path).Revoke("ben");

        Assert.Equal(before, OwnerOf(path));
        Assert.Equal(Mode, File.GetUnixFileMode(path));
        Assert.Equal("ana", Assert.Single(new KeyFile(path).Keys).Name);
    }

    /// <summary>The numbers of user and group, as another program tells them.</summary>
    private static string OwnerOf(string path)
    {
        using Process stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%u %g", path])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        return stat.StandardOutput.ReadToEnd().Trim();
    }

    [Fact]
    public void A_file_that_is_damaged_opens_nothing_and_says_so_to_its_owner_alone()
    {
        string path = Path.Combine(_folder, "keys.txt");
        string key = new KeyFile(path).Make("ana", Role.Author);
        List<string> notices = [];
        var file = new KeyFile(path) { Notice = notices.Add };
        Assert.NotNull(file.Find(key));

        File.AppendAllText(path, "nonsense\n");

        Assert.Null(file.Find(key));
        Assert.Null(file.Find(key));
        Assert.Contains("This is no key.", Assert.Single(notices));
    }

    [Fact]
    public void A_file_that_somebody_else_writes_is_left_alone()
    {
        var file = new KeyFile(Write("keys.txt", "# ours\n"));
        Write("keys.txt.new", "# theirs\n");

        Assert.Throws<InvalidInputException>(() => file.Make("ana", Role.Author));

        Assert.Equal("# theirs\n", File.ReadAllText(Path.Combine(_folder, "keys.txt.new")));
        Assert.Equal("# ours\n", File.ReadAllText(Path.Combine(_folder, "keys.txt")));
    }

    [Fact]
    public void Keys_are_made_once_for_each_name_and_ended_by_it()
    {
        var file = new KeyFile(Write("keys.txt", "# the team\n"));
        string first = file.Make("ana", Role.Author), second = file.Make("ben", Role.Reader);

        Assert.Throws<InvalidInputException>(() => file.Make("ana", Role.Admin));
        Assert.Throws<InvalidInputException>(() => file.Make("no name", Role.Admin));
        file.Revoke("ana");

        Assert.Null(file.Find(first));
        Assert.Equal("ben", file.Find(second)?.Name);
        Assert.StartsWith("Did you mean 'ben'", Assert.Throws<InvalidInputException>(() => file.Revoke("benn")).Problems[0].Hint);
        Assert.StartsWith("# the team\n", File.ReadAllText(Path.Combine(_folder, "keys.txt")));
    }
}

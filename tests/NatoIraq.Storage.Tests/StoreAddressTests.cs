using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.Storage.Tests;

public sealed class StoreAddressTests
{
    [Fact]
    public async Task The_kind_is_named_before_the_colon()
    {
        await using IEventStore file = StoreAddress.Open("sqlite:where.db", TimeProvider.System);
        await using IEventStore memory = StoreAddress.Open("memory:", TimeProvider.System);
        await using IEventStore server = StoreAddress.Open("postgres:Host=h;Database=d", TimeProvider.System);

        Assert.IsType<SqliteEventStore>(file);
        Assert.IsType<MemoryEventStore>(memory);
        Assert.IsType<PostgresEventStore>(server);
        Assert.Equal(Path.GetFullPath("where.db"), (await file.InfoAsync()).Location);
    }

    [Theory]
    [InlineData("")]
    [InlineData("some.db")]
    [InlineData("sqlite:")]
    [InlineData("sqlite:  ")]
    [InlineData("sqlite:a\0b")]
    [InlineData("SQLITE:a.db")]
    [InlineData("memory:x")]
    [InlineData("mysql:x")]
    public void Another_kind_is_refused_and_the_allowed_ones_named(string address)
    {
        var error = Assert.Throws<InvalidInputException>(() => StoreAddress.Open(address, TimeProvider.System));

        Assert.Contains("sqlite:PATH", error.Message);
    }

    [Theory]
    [InlineData("postgres:")]
    [InlineData("postgres:secret")]
    [InlineData("postgres:Username=u;Password=secret")]
    [InlineData("postgres:Host=h;Pasword=secret")]
    [InlineData("postgres:Host=h;Password=a;secret")]
    [InlineData("postgres:Host=h;Port=secret")]
    [InlineData("postgres:Host=h;SSL Mode=secret")]
    [InlineData("postgresql:secret")]
    [InlineData("postgresql://u:secret@/d")]
    [InlineData("postgresql://u:secret@h:port/d")]
    [InlineData("postgres://u:secret@h/d?secret")]
    [InlineData("postgres://u:secret@h/d?nothing=secret")]
    [InlineData("POSTGRES:Host=h;Password=secret")]
    [InlineData("Host=h;Password=secret")]
    [InlineData("http://u:secret@h/d")]
    public void What_may_be_a_password_is_not_repeated(string address)
    {
        var error = Assert.Throws<InvalidInputException>(() => StoreAddress.Open(address, TimeProvider.System));

        Assert.DoesNotContain("secret", error.Message);
        Assert.Contains("postgres:", error.Message);
        Assert.DoesNotContain("secret", StoreAddress.Shown(address));
    }

    [Theory]
    [InlineData("postgres:Host=h;Port=5;Database=d;Username=u;Password=secret", "Host=h;Port=5;Database=d;Username=u")]
    [InlineData("postgresql://u:secret@h:5/d", "Host=h;Port=5;Database=d;Username=u")]
    [InlineData("postgres://u:s%40cret@h:5/d?password=secret", "Host=h;Port=5;Database=d;Username=u")]
    [InlineData("postgres:postgresql://u@[::1]:5/d?dbname=e&connect_timeout=3&sslmode=verify-full",
        "Host=::1;Port=5;Database=e;Username=u;Timeout=3;SSL Mode=VerifyFull")]
    [InlineData("postgres:postgresql://h1:5,h2:6/d?target_session_attrs=primary",
        "Host=h1:5,h2:6;Database=d;Target Session Attributes=primary")]
    [InlineData("postgresql://%2Frun%2Fx/a%2Fb", "Host=/run/x;Database=a/b")]
    public void A_server_is_shown_without_its_password(string address, string shown)
    {
        string[] Parts(string text) => [.. text.Split(';').Order(StringComparer.Ordinal)];

        Assert.Equal(Parts(shown), Parts(StoreAddress.Shown(address)["postgres:".Length..]));
    }

    [Fact]
    public void The_default_is_a_file_in_the_users_data_directory()
    {
        string? before = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        try
        {
            Environment.SetEnvironmentVariable("XDG_DATA_HOME", Path.GetFullPath("/data"));
            Assert.Equal($"sqlite:{Path.GetFullPath("/data/natoiraq/natoiraq.db")}", StoreAddress.Default);
            Environment.SetEnvironmentVariable("XDG_DATA_HOME", "relative");
            Assert.DoesNotContain("relative", StoreAddress.Default);
            Assert.EndsWith("natoiraq.db", StoreAddress.Default, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("XDG_DATA_HOME", before);
        }
    }
}

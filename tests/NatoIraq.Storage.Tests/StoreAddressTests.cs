using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.Storage.Tests;

public sealed class StoreAddressTests
{
    [Fact]
    public async Task The_kind_is_named_before_the_colon()
    {
        await using IEventStore file = StoreAddress.Open("sqlite:where.db", TimeProvider.System);
        await using IEventStore memory = StoreAddress.Open("memory:", TimeProvider.System);

        Assert.IsType<SqliteEventStore>(file);
        Assert.IsType<MemoryEventStore>(memory);
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

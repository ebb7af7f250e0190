using NatoIraq.Core;

namespace NatoIraq.Web.Tests;

/// <summary>Where a server may listen.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", 8080)]
    [InlineData("http://localhost:81", 81)]
    [InlineData("http://[::1]:82", 82)]
    [InlineData("http://127.0.0.1", 80)]
    public void A_port_of_this_machine_is_taken(string url, int port) => Assert.Equal(port, Address.Of([url]).Single().Port);

    [Theory]
    [InlineData("http://0.0.0.0:5000")]
    [InlineData("http://*:5000")]
    [InlineData("http://+:5000")]
    [InlineData("http://192.168.1.2:5000")]
    [InlineData("http://example.org")]
    [InlineData("https://127.0.0.1:5000")]
    [InlineData("http://user@127.0.0.1:5000")]
    [InlineData("http://127.0.0.1:5000/path")]
    [InlineData("127.0.0.1:5000")]
    [InlineData("")]
    public void Anything_else_is_refused_with_a_reason(string url)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => Address.Of([url]));

        Assert.NotNull(refused.Problems[0].Hint);
        Assert.StartsWith("--urls: '", refused.Problems[0].Message);
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://127.0.0.1:8080")]
    public void A_container_whose_port_is_published_on_loopback_may_listen_on_all_its_networks(string url) =>
        Assert.Equal(8080, Address.Of([url], "http://127.0.0.1:5000").Single().Port);

    [Theory]
    [InlineData("http://0.0.0.0:8080", "http://192.168.1.2:5000")]
    [InlineData("http://0.0.0.0:8080", "http://0.0.0.0:5000")]
    [InlineData("http://0.0.0.0:8080", "here")]
    [InlineData("http://10.0.0.2:8080", "http://127.0.0.1:5000")]
    public void It_may_not_be_published_elsewhere_nor_listen_at_one_address_of_its_choice(string url, string published) =>
        Assert.Throws<InvalidInputException>(() => Address.Of([url], published));

    [Fact]
    public void Without_an_address_it_is_port_5000_of_this_machine_or_one_after_it() =>
        Assert.InRange(Address.Of([]).Single().Port, 5000, 5099);
}

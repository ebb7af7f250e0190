using NatoIraq.Core;

namespace NatoIraq.Web;

/// <summary>How a server is, asked from outside as anybody may: a container's health check does so.</summary>
public static class Health
{
    /// <summary>Answered from the store, so it tells that the store is reached too.</summary>
    private const string Question = "api/v1/store";

    /// <summary>Asks a server of this machine how it is; null means well.</summary>
    /// <exception cref="InvalidInputException">It is no address of this machine.</exception>
    public static async Task<string?> TroubleOfAsync(string url, CancellationToken cancel)
    {
        Address address = Address.Of([url])[0];
        using var client = new HttpClient { BaseAddress = new UriBuilder(Uri.UriSchemeHttp, address.Host, address.Port).Uri };
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(Question, cancel);
            return answer.IsSuccessStatusCode ? null : $"{url} answers with {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException e)
        {
            return $"{url} does not answer ({e.Message}).";
        }
    }
}

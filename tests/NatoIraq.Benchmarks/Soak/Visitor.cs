using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace NatoIraq.Benchmarks.Soak;

/// <summary>Somebody who uses a server: sends a request, and knows which answers to it are right.</summary>
internal sealed class Visitor : IDisposable
{
    /// <summary>What somebody does with an answer before they ask again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _client;
    private readonly Tally _tally;

    /// <summary>Makes one with connections of their own.</summary>
    /// <param name="server">Where they ask.</param>
    /// <param name="key">Their key; null for a stranger.</param>
    /// <param name="tally">Where answers are counted.</param>
    public Visitor(Uri server, string? key, Tally tally)
    {
        _tally = tally;
        _client = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromMinutes(3) };
        if (key is not null) _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <param name="kind">What it is counted as.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path and query.</param>
    /// <param name="body">What is sent as JSON; null for nothing.</param>
    /// <param name="right">The statuses that are right.</param>
    /// <param name="seen">The version that an edit has seen; null for none.</param>
    /// <returns>The version that the answer tells, if any.</returns>
    public async Task<string?> AskAsync(
        string kind, HttpMethod method, string path, object? body, HttpStatusCode[] right, string? seen = null)
    {
        await Task.Delay(Pause);
        long begun = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        if (seen is not null) request.Headers.Add("If-Match", seen);
        try
        {
            using HttpResponseMessage answer = await _client.SendAsync(request);
            string text = await answer.Content.ReadAsStringAsync();
            double took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            _tally.Count(kind, (int)answer.StatusCode, took);
            if (!right.Contains(answer.StatusCode))
                _tally.Wrong($"{method} {path}: {(int)answer.StatusCode} {text[..Math.Min(300, text.Length)]}");
            return answer.Headers.ETag?.ToString();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            _tally.Wrong($"{method} {path}: {e.GetBaseException().Message}");
            return null;
        }
    }

    /// <summary>Listens to a stream of events until it has told something, and leaves.</summary>
    /// <param name="path">The path.</param>
    public async Task ListenAsync(string path)
    {
        long begun = Stopwatch.GetTimestamp();
        try
        {
            using HttpResponseMessage answer = await _client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            int read = 0;
            if (answer.IsSuccessStatusCode)
            {
                await using Stream stream = await answer.Content.ReadAsStreamAsync();
                read = await stream.ReadAsync(new byte[256]);
            }
            double took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            _tally.Count("listen to events", (int)answer.StatusCode, took);
            if (read == 0) _tally.Wrong($"GET {path}: {(int)answer.StatusCode}, and told nothing");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            _tally.Wrong($"GET {path}: {e.GetBaseException().Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}

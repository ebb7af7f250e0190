using System.Net;
using Microsoft.AspNetCore.Builder;
using NatoIraq.Core;
using NatoIraq.Web.Access;
using NatoIraq.Web.Tests.Forms;

namespace NatoIraq.Web.Tests.Access;

/// <summary>How long a session lasts, and on which servers.</summary>
public sealed class SessionTests(Team team) : IClassFixture<Team>
{
    private string Folder { get; } = Path.Combine(team.Folder, $"sessions-{Guid.NewGuid():n}");

    private Task<WebApplication> StartAsync(AccessFile access) => Server.StartAsync(team.Options with { Access = access });

    private async Task<string> SignInAsync(WebApplication server)
    {
        HttpResponseMessage answer = await team.SendAsync(
            HttpMethod.Post, $"{server.Urls.Single()}/sign-in/key", FormTests.Form($"key={team.Keys["rita"]}"),
            ("Sec-Fetch-Site", "same-origin"));
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private async Task<bool> IsKnownAsync(WebApplication server, string session) => (await team.SendAsync(
        HttpMethod.Get, $"{server.Urls.Single()}/claims", null, ("Cookie", session))).StatusCode == HttpStatusCode.OK;

    [Fact]
    public async Task With_a_folder_for_its_keys_a_session_outlives_the_server_and_is_good_on_others()
    {
        AccessFile kept = team.Access with { SessionKeys = Folder };
        string session;
        await using (WebApplication first = await StartAsync(kept))
        {
            session = await SignInAsync(first);
            await using WebApplication beside = await StartAsync(kept);
            Assert.True(await IsKnownAsync(beside, session));
        }
        await using WebApplication again = await StartAsync(kept);

        Assert.True(await IsKnownAsync(again, session));
        Assert.NotEmpty(Directory.GetFiles(Folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        }
    }

    [Fact]
    public async Task A_session_is_good_nowhere_else()
    {
        AccessFile kept = team.Access with { SessionKeys = Folder };
        await using WebApplication server = await StartAsync(kept);
        string session = await SignInAsync(server);
        await using WebApplication passing = await StartAsync(team.Access);
        await using WebApplication elsewhere = await StartAsync(kept with { SessionKeys = Folder + "-other" });
        await using WebApplication trusting = await StartAsync(kept with { Issuer = new Uri("https://login.example") });

        Assert.True(await IsKnownAsync(server, session));
        foreach (WebApplication other in (WebApplication[])[passing, elsewhere, trusting])
            Assert.False(await IsKnownAsync(other, session));
    }

    [Fact]
    public async Task A_folder_that_is_none_or_is_open_to_everybody_is_refused()
    {
        List<string> told = [];
        File.WriteAllText(Folder, "a file");
        told.Add(await RefusedAsync());
        File.Delete(Folder);
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
            File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
            told.Add(await RefusedAsync());
            Golden.Holds("sessions.txt", told);
        }
    }

    private async Task<string> RefusedAsync() => (await Assert.ThrowsAsync<InvalidInputException>(
        () => StartAsync(team.Access with { SessionKeys = Folder }))).Message.Replace(Folder, "DIR");
}

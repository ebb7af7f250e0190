using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace NatoIraq.Architecture.Tests;

/// <summary>What <c>docker-compose.yml</c> and the Dockerfile promise: no open door, no secret, no surprise.</summary>
public sealed partial class ContainerTests
{
    private const string Dockerfile = "src/NatoIraq.Cli/Dockerfile";

    private static readonly YamlMappingNode Compose = Load();

    private static readonly IReadOnlyDictionary<string, YamlMappingNode> Services = Map(Compose["services"])
        .ToDictionary(s => s.Key, s => (YamlMappingNode)s.Value, StringComparer.Ordinal);

    /// <summary>A tag that says more than a major version, or the image of this program.</summary>
    [GeneratedRegex(@"^(?:[\w./-]+:\d+\.\d+[\w.-]*|natoiraq:\d+\.\d+\.\d+)$")]
    private static partial Regex PinnedImage { get; }

    /// <summary>A variable without which nothing starts.</summary>
    [GeneratedRegex(@"^\$\{\w+:\?[^}]+\}$")]
    private static partial Regex RequiredVariable { get; }

    [GeneratedRegex(@"^FROM (?<image>\S+)", RegexOptions.Multiline)]
    private static partial Regex From { get; }

    [GeneratedRegex("passw|secret|token", RegexOptions.IgnoreCase)]
    private static partial Regex Secret { get; }

    [Fact]
    public void Ports_are_open_to_this_machine_only()
    {
        string[] ports = [.. Services.Values.SelectMany(s => Texts(s, "ports"))];

        Assert.NotEmpty(ports);
        Assert.All(ports, port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_come_from_the_environment_and_stand_on_no_command_line()
    {
        var secrets = Services.Values.SelectMany(s => Map(s["environment"])).Where(e => Secret.IsMatch(e.Key)).ToList();

        Assert.Equal(3, secrets.Count);
        Assert.All(secrets, secret => Assert.Matches(RequiredVariable, Text(secret.Value)));
        foreach (YamlMappingNode service in Services.Values)
        {
            YamlNode[] spoken = [.. Map(service).Where(m => m.Key is "command" or "healthcheck").Select(m => m.Value)];
            Assert.NotEmpty(spoken);
            Assert.All(spoken, node => Assert.DoesNotMatch(Secret, node.ToString()));
        }
    }

    [Fact]
    public void A_service_that_listens_tells_its_health_and_others_wait_for_it()
    {
        var listening = Services.Where(s => Has(s.Value, "ports")).ToList();

        Assert.All(listening, s => Assert.NotEmpty(Texts((YamlMappingNode)s.Value["healthcheck"], "test")));
        var waits = Services.Values.Where(s => Has(s, "depends_on"))
            .SelectMany(s => Map(s["depends_on"])).ToList();
        Assert.NotEmpty(waits);
        Assert.All(waits, wait =>
        {
            Assert.Contains(wait.Key, listening.Select(s => s.Key));
            Assert.Equal("service_healthy", Text(wait.Value["condition"]));
        });
    }

    [Fact]
    public void The_application_is_served_where_its_port_is_published_and_asks_itself_how_it_is()
    {
        YamlMappingNode service = Services["natoiraq"];
        string[] command = [.. Texts(service, "command")];
        string port = Assert.Single(Texts(service, "ports"));
        string inside = port.Split(':')[^1];

        Assert.Equal("serve", command[0]);
        Assert.Contains($"--urls=http://0.0.0.0:{inside}", command);
        Assert.Contains($"--published-at=http://{port[..^(inside.Length + 1)]}", command);
        Assert.Contains($"http://127.0.0.1:{inside}", Texts((YamlMappingNode)service["healthcheck"], "test"));
        Assert.Contains($"\nEXPOSE {inside}\n", Tree.Read(Dockerfile), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_workers_are_of_the_very_image_that_serves_and_on_its_store()
    {
        YamlMappingNode worker = Services["worker"], server = Services["natoiraq"];
        string[] command = [.. Texts(worker, "command")];

        Assert.Equal("worker", command[0]);
        Assert.Equal(Text(server["image"]), Text(worker["image"]));
        Assert.Contains(Assert.Single(command, c => c.StartsWith("--store=", StringComparison.Ordinal)), Texts(server, "command"));
        Assert.Equal("2", Text(worker["deploy"]["replicas"]));
    }

    [Fact]
    public void No_service_is_an_administrator_or_writes_outside_its_volumes() =>
        Assert.All(Services.Values, service =>
        {
            Assert.DoesNotMatch("^(root|0)?(:.*)?$", Text(service["user"]));
            Assert.Equal("true", Text(service["read_only"]));
            Assert.Equal(["ALL"], Texts(service, "cap_drop"));
            Assert.Equal(["no-new-privileges:true"], Texts(service, "security_opt"));
            Assert.DoesNotContain("privileged", Map(service).Select(m => m.Key));
            string[] known = [.. Map(Compose["volumes"]).Select(v => v.Key)];
            Assert.All(Texts(service, "volumes"), volume => Assert.Contains(volume.Split(':')[0], known));
        });

    [Fact]
    public void Images_are_pinned()
    {
        Assert.All(Services.Values, s => Assert.Matches(PinnedImage, Text(s["image"])));
        string[] stages = [.. From.Matches(Tree.Read(Dockerfile)).Select(m => m.Groups["image"].Value)];
        Assert.Equal(2, stages.Length);
        Assert.All(stages, image => Assert.Matches(PinnedImage, image));
    }

    [Fact]
    public void The_image_is_built_from_the_top_and_runs_as_an_ordinary_user()
    {
        YamlNode build = Services["natoiraq"]["build"];

        Assert.Equal((".", Dockerfile), (Text(build["context"]), Text(build["dockerfile"])));
        string last = Tree.Read(Dockerfile).Split("\nFROM ")[^1];
        Assert.Contains("\nUSER $APP_UID\n", last, StringComparison.Ordinal);
        Assert.StartsWith("*\n", Tree.Read(".dockerignore"), StringComparison.Ordinal);
    }

    private static YamlMappingNode Load()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Tree.Read("docker-compose.yml")));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static IEnumerable<KeyValuePair<string, YamlNode>> Map(YamlNode node) =>
        ((YamlMappingNode)node).Children.Select(c => KeyValuePair.Create(Text(c.Key), c.Value));

    private static bool Has(YamlMappingNode node, string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    private static IEnumerable<string> Texts(YamlMappingNode node, string key) =>
        Has(node, key) ? ((YamlSequenceNode)node[key]).Select(Text) : [];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
}

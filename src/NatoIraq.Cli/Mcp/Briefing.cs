using System.ComponentModel;
using ModelContextProtocol.Server;

namespace NatoIraq.Cli.Mcp;

/// <summary>The one prompt: a cited page on a question.</summary>
internal static class Briefing
{
    /// <summary>The prompt.</summary>
    public static McpServerPrompt Prompt { get; } = McpServerPrompt.Create(
        On, new McpServerPromptCreateOptions
        {
            Name = "brief", Title = "Brief me", Description = "A page on a question, every number cited.",
        });

    private static string On([Description("What to be briefed on.")] string question) => Guide.BriefOn(question);
}

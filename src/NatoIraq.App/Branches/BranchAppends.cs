using NatoIraq.Core.History;

namespace NatoIraq.App.Branches;

/// <summary>Appends to a branch's stream.</summary>
internal static class BranchAppends
{
    /// <summary>Events at the end of the branch's stream, at the version the workspace read.</summary>
    public static Append Of(Workspace workspace, string branch, params IReadOnlyList<EventData> data)
    {
        string stream = Streams.Branch(branch);
        // Branch events are edits, not happenings: they carry the day the pack's newest source was published, no clock.
        DateOnly day = workspace.Pack.Sources.Max(s => s.Published);
        return new Append(stream, workspace.Archive.VersionOf(stream),
            [.. data.Select(d => new Event(branch, Window.On(day), null, [], null, null, d))]);
    }
}

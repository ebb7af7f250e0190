namespace NatoIraq.App.History;

/// <summary>The replays last asked for, held open; as many readers as like may ask for steps of them.</summary>
internal sealed class Reels(Workspace workspace)
{
    private const int Kept = 32;

    private readonly Lock _lock = new();
    private readonly LinkedList<Opened> _open = [];

    /// <summary>Looks at a replay when it is this reader's turn: a reel serves one at a time.</summary>
    public async Task<T> LookAsync<T>(OpenReplay replay, Func<Reel, T> look, CancellationToken cancel)
    {
        Opened opened = Of(replay);
        // Not a lock: readers who wait must not hold the threads that others are served by.
        await opened.Turn.WaitAsync(cancel);
        try
        {
            return look(opened.Reel ??= new Reel(workspace, replay));
        }
        finally
        {
            opened.Turn.Release();
        }
    }

    /// <summary>The least used makes room for one not open yet.</summary>
    private Opened Of(OpenReplay replay)
    {
        lock (_lock)
        {
            LinkedListNode<Opened>? node = _open.First;
            while (node is not null && node.Value.Replay != replay) node = node.Next;
            if (node is not null) _open.Remove(node);
            else node = new LinkedListNode<Opened>(new Opened(replay, new SemaphoreSlim(1)));
            _open.AddFirst(node);
            if (_open.Count > Kept) _open.RemoveLast();
            return node.Value;
        }
    }

    private sealed record Opened(OpenReplay Replay, SemaphoreSlim Turn)
    {
        public Reel? Reel { get; set; }
    }
}

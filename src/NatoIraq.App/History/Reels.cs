namespace NatoIraq.App.History;

/// <summary>The replays last asked for, held open; as many readers as like may ask for steps of them.</summary>
internal sealed class Reels(Workspace workspace)
{
    private const int Kept = 32;

    private readonly Lock _lock = new();
    private readonly LinkedList<(OpenReplay Replay, Lazy<Reel> Reel)> _open = [];

    /// <summary>Looks at a replay, alone with it.</summary>
    public T Look<T>(OpenReplay replay, Func<Reel, T> look)
    {
        Reel reel = Of(replay).Value;
        lock (reel) return look(reel);
    }

    /// <summary>The least used makes room for one not open yet, which is opened outside the lock.</summary>
    private Lazy<Reel> Of(OpenReplay replay)
    {
        lock (_lock)
        {
            LinkedListNode<(OpenReplay Replay, Lazy<Reel> Reel)>? open = _open.First;
            while (open is not null && open.Value.Replay != replay) open = open.Next;
            if (open is not null) _open.Remove(open);
            else open = new((replay, new Lazy<Reel>(() => new Reel(workspace, replay))));
            _open.AddFirst(open);
            if (_open.Count > Kept) _open.RemoveLast();
            return open.Value.Reel;
        }
    }
}

namespace NatoIraq.Web.Visits;

/// <summary>So many of a kind there may be at once, and so many of one person.</summary>
/// <param name="most">How many in all.</param>
/// <param name="mostEach">How many of one person; on a server of one person all are.</param>
/// <param name="full">What is told to one too many.</param>
internal class Room(int most, int mostEach, Trouble full)
{
    private readonly Dictionary<string, int> _held = [];

    /// <summary>How many there are.</summary>
    public int Held
    {
        get
        {
            lock (_held) return _held.Values.Sum();
        }
    }

    /// <summary>Makes one more, until it is disposed of.</summary>
    /// <param name="name">Whose it is; null on a server of one person.</param>
    /// <exception cref="TroubleException">There are too many already, of all or of theirs.</exception>
    public IDisposable Enter(string? name)
    {
        lock (_held)
        {
            int mine = _held.GetValueOrDefault(name ?? "");
            if (Held >= most || (name is not null && mine >= mostEach)) throw new TroubleException(full);
            _held[name ?? ""] = mine + 1;
        }
        return new Place(this, name ?? "");
    }

    private void Leave(string name)
    {
        lock (_held)
        {
            if (--_held[name] == 0) _held.Remove(name);
        }
    }

    private sealed class Place(Room room, string name) : IDisposable
    {
        public void Dispose() => room.Leave(name);
    }
}

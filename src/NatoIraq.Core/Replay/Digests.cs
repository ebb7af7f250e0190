using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Replay;

/// <summary>
/// The digests of a timeline's beginnings. Each is a hash of all that comes before, and one sweep notes it after every
/// step: thousands of branches of a long history would each begin with its first event otherwise.
/// </summary>
internal sealed class Digests(Timeline timeline)
{
    private readonly List<EventHash> _noted = [];
    private readonly Lock _gate = new();
    private IncrementalHash? _sweep;

    /// <summary>The digest of the first steps, lower-case hex.</summary>
    public string Of(int steps)
    {
        lock (_gate)
        {
            if (_sweep is null) Begin();
            while (_noted.Count <= steps)
            {
                AddStep(_sweep!, _noted.Count - 1);
                Note();
            }
            return $"{_noted[steps]}";
        }
    }

    private void Begin()
    {
        _sweep = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string ground in Grounds(timeline.Layout.Universe.Pack)) Add(_sweep, Encoding.UTF8.GetBytes(ground));
        Note();
    }

    private void Note()
    {
        Span<byte> hash = stackalloc byte[HashChain.Length];
        _sweep!.GetCurrentHash(hash);
        _noted.Add(new EventHash(hash));
    }

    private void AddStep(IncrementalHash hash, int step)
    {
        Op op = timeline.Ops[step];
        Add(hash, EventJson.Shipped.Write(timeline.Events[step]));
        string rest = string.Create(CultureInfo.InvariantCulture, $"{op.Spoken} {op.IsConflicted}");
        Add(hash, Encoding.UTF8.GetBytes(rest));
    }

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        hash.AppendData([0]);
    }

    /// <summary>
    /// The definitions of a pack that decide what its events do; names and notes for readers decide nothing.
    /// </summary>
    private static IEnumerable<string> Grounds(Pack pack)
    {
        PackRules rules = pack.Rules;
        yield return string.Create(
            CultureInfo.InvariantCulture, $"{rules.StaleAfterDays} {rules.CapTolerance} {rules.PressureDecayDays}");
        foreach (PackRule rule in rules.Own) yield return $"{rule.Id} {rule.Blocks} {rule.Holds}";
        foreach (Mission m in pack.Missions) yield return $"{m.Id}: {string.Join(' ', m.Forbids)}; {string.Join(' ', m.Rivals)}";
        foreach (Place place in pack.Places) yield return $"{place.Id} {place.Within}";
    }
}

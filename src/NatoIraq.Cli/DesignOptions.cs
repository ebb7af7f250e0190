using System.CommandLine;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;

namespace NatoIraq.Cli;

/// <summary>How the draws were spread of which one is opened: options that several commands share.</summary>
internal sealed class DesignOptions
{
    private readonly Option<SamplingMethod> _sampling = Options.Sampling();
    private readonly Option<int> _draws = Options.DrawsInAll();

    /// <summary>The options.</summary>
    public IEnumerable<Option> All => [_sampling, _draws];

    /// <summary>The design that they ask for.</summary>
    public Design Of(Session session) => new(session.Get(_sampling), session.Get(_draws));
}

using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Tests.Projections;

/// <summary>Hears a draw and does nothing; specs override what they listen to.</summary>
internal class Quiet : IDrawObserver
{
    public bool Explains => false;

    public virtual void Rest(Journal journal, int from, int to, double[] assumptions) { }

    public virtual void Applied(Entry? entry, EventData? data, in Op op, int step, Rule? blocked) { }

    public virtual void Failed(Entry entry, int day, NotHappened reason) { }

    public virtual void Undone(Entry entry, int persons) { }

    public void Moved(World world, int instance, int from, int to) { }

    public void Broke(World world, in Op op, Rule rule) { }

    public void Refused(World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) { }
}

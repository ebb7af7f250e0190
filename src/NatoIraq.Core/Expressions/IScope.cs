namespace NatoIraq.Core.Expressions;

/// <summary>What names and questions mean. Each method throws <see cref="ExpressionException"/>.</summary>
/// <typeparam name="TMoment">What the world looks like when an expression is evaluated.</typeparam>
public interface IScope<TMoment>
    where TMoment : allows ref struct
{
    /// <summary>What a name means by itself: an assumption, or <see cref="Syntax.Name.Date"/> of kind Date.</summary>
    Node<TMoment> Name(string name, int offset);

    /// <summary>What a question to the world means, for example <c>strength</c> of a series.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="arguments">Its arguments: as many as it takes, each well-formed, each with its offset.</param>
    /// <param name="offset">Where the call starts.</param>
    Node<TMoment> Call(string function, IReadOnlyList<Argument> arguments, int offset);

    /// <summary>What a bare name means beside a state, level or holder: a state of that machine, or an actor.</summary>
    /// <param name="beside">The node it is compared with, as this scope made it.</param>
    /// <param name="name">The name.</param>
    /// <param name="offset">Where the name starts.</param>
    Node<TMoment> Constant(Node<TMoment> beside, string name, int offset);
}

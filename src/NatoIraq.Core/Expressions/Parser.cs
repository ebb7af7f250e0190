namespace NatoIraq.Core.Expressions;

/// <summary>Recursive descent by precedence, one token ahead. Recursion is bounded by the nesting it permits.</summary>
internal sealed class Parser
{
    private readonly Lexer _lexer;
    private int _depth;
    private int _nodes;

    public Parser(string text)
    {
        if (text.Length > ExpressionParser.MaxLength)
        {
            throw new ExpressionException(
                $"The expression has {text.Length} characters; at most {ExpressionParser.MaxLength} are allowed.",
                ExpressionParser.MaxLength,
                "Split it: give a part of it a name as an assumption.");
        }
        _lexer = new Lexer(text);
        Token = _lexer.Next();
        if (Token.Kind == TokenKind.End) throw new ExpressionException("The expression is empty.", 0);
    }

    /// <summary>The token not yet consumed.</summary>
    public Token Token { get; private set; }

    public Token Advance()
    {
        Token token = Token;
        Token = _lexer.Next();
        return token;
    }

    public bool Skip(string text)
    {
        bool found = Token.Is(text);
        if (found) Advance();
        return found;
    }

    public void ExpectEnd(string expected = "the end", params IEnumerable<string> words)
    {
        if (Token.Kind != TokenKind.End) throw Unexpected(expected, words);
    }

    /// <summary>The error of finding the current token where something else should be.</summary>
    /// <param name="expected">What should be there.</param>
    /// <param name="words">The words allowed there, for a near miss.</param>
    public ExpressionException Unexpected(string expected, params IEnumerable<string> words)
    {
        if (Token.Kind == TokenKind.End)
        {
            return new ExpressionException($"The expression ends too early: {expected} should follow.", Token.Start);
        }
        string? hint = Token.Text switch
        {
            "not" => "Put it in parentheses, as in not (x in [a, b]).",
            "," => "A comma only separates arguments; write 8000 for eight thousand.",
            _ => NearMiss.Hint(Token.Text, words),
        };
        return new ExpressionException(
            $"'{Lexer.Quote(Token.Text)}' cannot stand here: {expected} should.", Token.Start, hint);
    }

    public Syntax Expression(int atLeast = Operators.Lowest)
    {
        Syntax left = Operand(atLeast);
        bool compared = false;
        while (Token.Kind is TokenKind.Symbol or TokenKind.Word)
        {
            int start = Token.Start;
            bool isIn = Token.Is("in");
            if (!isIn && Operators.Find(Token.Text) is null) break;
            BinaryOperator op = Operators.Find(Token.Text) ?? BinaryOperator.Equal;
            int precedence = op.Precedence();
            if (precedence < atLeast) break;
            if (precedence == Operators.Comparison && compared) throw Chained(start);
            compared = precedence == Operators.Comparison;
            Advance();
            Count(start);
            left = isIn
                ? new Syntax.In(left, List("[", "]"))
                : new Syntax.Binary(op, left, Expression(precedence + 1));
        }
        return left;
    }

    /// <summary>Reads <c>(a, b, ...)</c>, or the like in other brackets.</summary>
    public List<Syntax> List(string open, string close)
    {
        Enter();
        if (!Skip(open)) throw Unexpected($"'{open}'");
        var items = new List<Syntax>();
        if (!Token.Is(close) || open == "[")
        {
            do items.Add(Expression());
            while (Skip(","));
        }
        if (!Skip(close)) throw Unexpected($"an operator, ',' or '{close}'");
        _depth--;
        return items;
    }

    private Syntax Operand(int atLeast)
    {
        Count(Token.Start);
        Token token = Token;
        if (token.Is("-") || token.Is("not"))
        {
            UnaryOperator op = token.Is("-") ? UnaryOperator.Negate : UnaryOperator.Not;
            if (op == UnaryOperator.Not && atLeast > Operators.Not) throw Unexpected("a number, a name, a call or '('");
            Enter();
            Advance();
            Syntax operand = Expression(op == UnaryOperator.Not ? Operators.Not : Operators.Negate);
            _depth--;
            return new Syntax.Unary(op, operand, token.Start);
        }
        return Primary();
    }

    private Syntax Primary()
    {
        if (Token.Is("("))
        {
            Enter();
            Advance();
            Syntax inner = Expression();
            if (!Skip(")")) throw Unexpected("an operator or ')'");
            _depth--;
            return inner;
        }
        bool reserved = Token.Is("and") || Token.Is("or") || Token.Is("in");
        return Token.Kind switch
        {
            TokenKind.Number => Advance().ToNumber(),
            TokenKind.Date => Advance().ToDate(),
            TokenKind.Word when !reserved => NameOrCall(Advance()),
            _ => throw Unexpected("a number, a name, a call or '('"),
        };
    }

    private Syntax NameOrCall(Token name)
    {
        if (!Token.Is("(")) return new Syntax.Name(name.Text, name.Start);
        if (Signatures.Question(name.Text) is { } question) return Question(question, name.Start);
        if (Signatures.Arithmetical(name.Text) is not { } function) throw Signatures.Unknown(name.Text, name.Start);
        List<Syntax> operands = List("(", ")");
        function.CheckCount(operands.Count, name.Start);
        return new Syntax.Apply(name.Text, operands, name.Start);
    }

    // The lexer stands right behind the parenthesis: ids and series follow, in which / and * are no operators.
    private Syntax.Call Question(Signature signature, int offset)
    {
        var arguments = new List<Argument>();
        do
        {
            Argument argument = _lexer.Argument();
            Token = _lexer.Next();
            if (argument.Text.Length == 0 && arguments.Count == 0 && Token.Is(")")) break;
            if (argument.Text.Length == 0) throw Unexpected($"an argument of {signature}");
            signature.Check(arguments.Count, argument);
            arguments.Add(argument);
            Count(argument.Offset);
        }
        while (Token.Is(","));
        if (!Skip(")")) throw Unexpected("',' or ')'");
        signature.CheckCount(arguments.Count, offset);
        return new Syntax.Call(signature.Name, arguments, offset);
    }

    private static ExpressionException Chained(int offset) => new(
        "Comparisons do not chain.", offset, "Join two with and: a < b and b < c.");

    private void Enter()
    {
        if (++_depth <= ExpressionParser.MaxDepth) return;
        throw new ExpressionException(
            $"The expression nests deeper than {ExpressionParser.MaxDepth} levels.",
            Token.Start,
            "Split it into assumptions.");
    }

    private void Count(int offset)
    {
        if (++_nodes <= ExpressionParser.MaxNodes) return;
        throw new ExpressionException(
            $"The expression has more than {ExpressionParser.MaxNodes} parts.", offset, "Split it into assumptions.");
    }
}

"""Makes sentences from the grammar."""

import random
from collections.abc import Iterator

from training.conllu import Gold
from training.grammar.node import Node, punctuation, to_gold
from training.grammar.numbers import number
from training.grammar.rules import BUILT, Grammar, Item, Rule

_DEEP = 24
_LONGEST = 70


def generate(grammar: Grammar, count: int, seed: int) -> Iterator[Gold]:
    """`count` different sentences of at most 70 words; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311
    seen: set[tuple[str, ...]] = set()
    while len(seen) < count:
        gold = to_gold(_expand(grammar, "start", dice, 0))
        if len(gold) <= _LONGEST and gold.words not in seen:
            seen.add(gold.words)
            yield gold


def _expand(grammar: Grammar, name: str, dice: random.Random, depth: int) -> Node:
    if name in BUILT:
        return number(name, dice)
    rules = grammar.rules[name]
    if depth > _DEEP:  # the shortest way out of a loop
        rules = (min(rules, key=lambda rule: sum(bool(item.name) for item in rule.items)),)
    return _build(grammar, dice.choices(rules, [rule.weight for rule in rules])[0], dice, depth)


def _build(grammar: Grammar, rule: Rule, dice: random.Random, depth: int) -> Node:
    nodes: list[tuple[Item, Node]] = []
    for item in rule.items:
        if item.is_optional and dice.random() < 0.5:
            continue
        nodes.append((item, _node(grammar, item, dice, depth)))
    place = next(i for i, (item, _) in enumerate(nodes) if item.is_head)
    head = nodes[place][1]
    head.before[:0] = [node for _, node in nodes[:place]]
    head.after += [node for _, node in nodes[place + 1 :]]
    return head


def _node(grammar: Grammar, item: Item, dice: random.Random, depth: int) -> Node:
    if not item.name:
        return Node(item.form, item.upos, item.xpos, item.dep or "root")
    node = _expand(grammar, item.name, dice, depth + 1)
    if item.dep:
        node.dep = item.dep
    _dress(node, item.flag, dice)
    return node


def _dress(node: Node, flag: str, dice: random.Random) -> None:
    if flag == "that":
        node.before.insert(0, Node("that", "SCONJ", "IN", "mark"))
    elif flag == '"':
        left, right = dice.choice(('""', "“”", "''"))
        node.before.insert(0, punctuation(left))
        node.after += [punctuation(mark) for mark in dice.choice(((",", right), (right, ",")))]
    elif flag == "(":
        node.before.insert(0, punctuation("("))
        node.after.append(punctuation(")"))
    elif flag:
        node.after.append(punctuation(flag))

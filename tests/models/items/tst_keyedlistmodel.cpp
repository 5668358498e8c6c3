// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/keyedlistmodel.h"

#include "tests/models/items/modeltext.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

struct Fruit
{
    QString key{};
    int weight = 0;
    bool operator==(const Fruit &) const = default;
};

class FruitModel final : public KeyedListModel<Fruit>
{
public:
    using KeyedListModel::merge;
    using KeyedListModel::mergeRow;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const Fruit *const fruit = rowAt(index);
        if (!fruit || role != Qt::DisplayRole)
            return {};
        return u"%1 %2"_s.arg(fruit->key).arg(fruit->weight);
    }
};

QString shown(const FruitModel &model)
{
    return textOf(model, {"display"}).replace(u'\n', u", "_s);
}

/// What checkIndex says of an index that is none of the model's.
void ignoreNextWarning(const QString &part)
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(part));
}

} // namespace

class TestKeyedListModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void signalsOnlyWhatChanged()
    {
        FruitModel model;
        const QAbstractItemModelTester tester(&model);
        SignalLog log(model);
        model.merge({{u"a"_s, 1}, {u"b"_s, 2}, {u"c"_s, 3}, {u"d"_s, 4}});
        QCOMPARE(log.take(), u"inserted 0..3"_s);
        model.merge({{u"a"_s, 1}, {u"b"_s, 2}, {u"c"_s, 3}, {u"d"_s, 4}});
        QCOMPARE(log.take(), QString());
        model.merge({{u"a"_s, 9}, {u"b"_s, 2}, {u"c"_s, 8}, {u"d"_s, 7}});
        QCOMPARE(log.take(), u"changed 0..0, changed 2..3"_s);
        QCOMPARE(shown(model), u"a 9, b 2, c 8, d 7"_s);
    }

    void keepsRowsThatStay()
    {
        FruitModel model;
        const QAbstractItemModelTester tester(&model);
        model.merge({{u"a"_s, 1}, {u"b"_s, 2}, {u"c"_s, 3}});
        const QPersistentModelIndex c = model.index(2);
        SignalLog log(model);
        model.merge({{u"c"_s, 3}, {u"x"_s, 5}, {u"a"_s, 1}});
        QCOMPARE(log.take(), u"removed 1..1, moved 1 to 0, inserted 1..1"_s);
        QCOMPARE(shown(model), u"c 3, x 5, a 1"_s);
        QCOMPARE(c.row(), 0);
    }

    void changesOneRow()
    {
        FruitModel model;
        model.merge({{u"a"_s, 1}, {u"b"_s, 2}});
        SignalLog log(model);
        model.mergeRow(1, {u"b"_s, 2});
        QCOMPARE(log.take(), QString());
        model.mergeRow(1, {u"b"_s, 3});
        QCOMPARE(log.take(), u"changed 1..1"_s);
    }

    void survivesKeysThatComeTwice()
    {
        FruitModel model;
        const QAbstractItemModelTester tester(&model);
        model.merge({{u"a"_s, 1}, {u"a"_s, 2}, {u"b"_s, 3}});
        QCOMPARE(shown(model), u"a 1, a 2, b 3"_s);
        model.merge({{u"b"_s, 3}, {u"a"_s, 1}});
        QCOMPARE(shown(model), u"b 3, a 1"_s);
    }

    void endsAsTheFreshRowsWhateverTheyAre()
    {
        QRandomGenerator random(20261208);
        FruitModel model;
        const QAbstractItemModelTester tester(&model);
        for (int round = 0; round < 300; ++round) {
            std::vector<Fruit> fresh;
            QStringList text;
            const int count = random.bounded(9);
            for (int i = 0; i < count; ++i) {
                fresh.push_back({QString(QChar(u'a' + random.bounded(7))), random.bounded(3)});
                text << u"%1 %2"_s.arg(fresh.back().key).arg(fresh.back().weight);
            }
            model.merge(fresh);
            QCOMPARE(shown(model), text.join(u", "_s));
        }
    }

    void hasNothingForForeignIndexes()
    {
        FruitModel model;
        FruitModel other;
        model.merge({{u"a"_s, 1}});
        other.merge({{u"b"_s, 1}});
        ignoreNextWarning(u"is not valid"_s);
        QVERIFY(!model.data(QModelIndex(), Qt::DisplayRole).isValid());
        QCOMPARE(model.rowOf(u"a"_s), 0);
        QCOMPARE(model.rowOf(u"b"_s), -1);
        ignoreNextWarning(u"is for model"_s);
        QVERIFY(!model.data(other.index(0), Qt::DisplayRole).isValid());
    }
};

QTEST_GUILESS_MAIN(TestKeyedListModel)
#include "tst_keyedlistmodel.moc"

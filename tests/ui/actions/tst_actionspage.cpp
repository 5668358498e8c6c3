// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions/actionspage.h"

#include "tests/ui/run/scenes.h"
#include "ui/actions/actionfield.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestActionsPage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
        m_script = std::make_unique<DayScript>(Scenes::begin);
        Scenes::planSmallDay(*m_script);
        Experiment one = *m_script->day().plan().experiment(u"two"_s);
        one.expectedAlerts = {{.alert = {.source = u"prom"_s, .name = u"CartSlow"_s}}};
        m_script->say(Entries::planned(one));
        m_script->say(Entries::planned(Person{.key = u"alice"_s, .name = u"Alice"_s}));
        m_script->say(Entries::itemOpened({.key = u"a"_s,
                                           .text = u"Mend it"_s,
                                           .alert = u"CartSlow"_s,
                                           .kind = ItemKind::Alert}));
        m_script->say(Entries::itemOpened({.key = u"b"_s, .text = u"Write it down"_s}));
        m_round = std::make_unique<IssueRound>();
        m_page =
            std::make_unique<ActionsPage>(m_script->live(), m_script->clock(), *m_round, 7, m_look);
        m_page->resize(1200, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_list = m_page->findChild<QListView *>(u"actionList"_s);
        m_field = m_page->findChild<ActionField *>(u"actionLine"_s);
        m_list->setFocus();
        connect(m_page.get(), &ActionsPage::wished, this, [this](const std::vector<Entry> &some) {
            for (const Entry &entry : some)
                m_wishes.push_back(entry);
        });
        m_wishes.clear();
    }

    void cleanup()
    {
        m_page.reset();
        m_round.reset();
        m_script.reset();
    }

    void keepsItsModelInOrder()
    {
        const QAbstractItemModelTester tester(m_list->model());
        QCOMPARE(m_list->model()->rowCount(), 2);
        m_script->say(Entries::itemClosed(u"a"_s));
        QTRY_COMPARE(row(0), u"Write it down, nobody, due –, open, issue: –"_s);
        QCOMPARE(row(1).section(u", "_s, 3, 3), u"done within 48 hours"_s);
    }

    void closesAndOpensAgain()
    {
        QTest::keyClick(m_list, Qt::Key_F2);
        QCOMPARE(take(), u"item.closed a"_s);
        m_script->say(Entries::itemClosed(u"a"_s));
        QTRY_COMPARE(row(1).section(u", "_s, 0, 0), u"Mend it"_s); // still chosen
        QTest::keyClick(m_list, Qt::Key_F2);
        QCOMPARE(take(), u"item.reopened a"_s);
        m_list->selectAll();
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
        m_list->selectAll();
        QTest::keyClick(m_list, Qt::Key_F2); // only what is open, as the first one
        QCOMPARE(take(), u"item.closed b"_s);
    }

    void changesWhoAndUntilWhen()
    {
        QTest::keyClick(m_list, Qt::Key_Return);
        QVERIFY(m_field->isVisible());
        QCOMPARE(m_field->text(), u"Mend it !CartSlow"_s);
        QTest::keyClick(m_field, Qt::Key_End);
        QTest::keyClicks(m_field, u" @al"_s);
        QTest::keyClick(m_field, Qt::Key_Tab);
        QTest::keyClicks(m_field, u"48h"_s);
        QVERIFY(said(u"actionHint"_s).contains(u"by Alice · until 20"_s));
        QTest::keyClick(m_field, Qt::Key_Return);
        const Entry entry = m_wishes.at(0);
        QCOMPARE(take(), u"item.changed a"_s);
        m_script->say(entry);
        const ActionItem &item = m_script->day().items().front();
        QCOMPARE(item.text, u"Mend it"_s);
        QCOMPARE(item.owner, u"alice"_s);
        QCOMPARE(item.alert, u"CartSlow"_s);
        QCOMPARE(item.due, std::optional(m_script->clock().now() + 48h));
        QVERIFY(!m_field->isVisible());
        QCOMPARE(QApplication::focusWidget(), m_list);
    }

    void keepsAllOfALongItem()
    {
        const QString text = u"z"_s.repeated(5000) + u"\nend"_s;
        m_script->say(Entries::itemOpened({.key = u"c"_s, .text = text}));
        QTRY_COMPARE(m_list->model()->rowCount(), 3);
        m_list->setCurrentIndex(m_list->model()->index(2, 0));
        QTest::keyClick(m_list, Qt::Key_Return);
        QTest::keyClick(m_field, Qt::Key_Return); // only looked at
        QCOMPARE(take(), QString());
        QTest::keyClick(m_list, Qt::Key_Return);
        m_field->setCursorPosition(0);
        QTest::keyClicks(m_field, u"A"_s); // there is no room for more, and none is lost
        QTest::keyClick(m_field, Qt::Key_Backspace);
        QTest::keyClick(m_field, Qt::Key_Backspace);
        m_field->setCursorPosition(1);
        QTest::keyClick(m_field, Qt::Key_Backspace);
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_wishes.size(), 1U);
        m_script->say(m_wishes.front());
        QCOMPARE(m_script->day().items().back().text, text.sliced(1).replace(u'\n', u' '));
    }

    void leavesAnItemAsItWas()
    {
        QTest::keyClick(m_list, Qt::Key_Return);
        QTest::keyClick(m_field, Qt::Key_Return); // nothing was changed
        QTest::keyClick(m_list, Qt::Key_Return);
        QTest::keyClicks(m_field, u"else"_s);
        QTest::keyClick(m_field, Qt::Key_Escape);
        QCOMPARE(take(), QString());
    }

    void writesANewItem()
    {
        QTest::keyClick(m_list, Qt::Key_Insert);
        QTest::keyClicks(m_field, u"Buy a spare #tooling"_s);
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_wishes.size(), 1U);
        m_script->say(m_wishes.front());
        QCOMPARE(m_script->day().items().back().text, u"Buy a spare"_s);
        QCOMPARE(m_script->day().items().back().kind, ItemKind::Tooling);
    }

    void saysWhichExperimentProvesIt()
    {
        QTest::keyClick(m_list, Qt::Key_T, Qt::ControlModifier);
        auto *menu = m_page->findChild<QMenu *>(u"actionRetests"_s);
        QVERIFY(menu->isVisible());
        // The one that expects the alert comes first.
        QCOMPARE(menu->actions().front()->objectName(), u"retest-two"_s);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(take(), u"item.retested a"_s);
        m_script->say(Entries::itemRetested(u"a"_s, u"two"_s));
        QTRY_VERIFY(row(0).contains(u"to be proved by"_s));
        QTest::keyClick(m_list, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(menu->actions().front()->isChecked());
        menu->findChild<QAction *>(u"retest-"_s)->trigger();
        m_script->say(m_wishes.back());
        QCOMPARE(m_script->day().items().front().retest, QString());
        menu->close();
    }

    void makesIssuesOfWhatIsChosen()
    {
        QStringList items;
        IssueTarget where;
        QByteArray token;
        connect(m_page.get(), &ActionsPage::issuesWished, this,
                [&](const QStringList &keys, const IssueTarget &target, const QByteArray &typed) {
                    items = keys;
                    where = target;
                    token = typed;
                });
        m_list->selectAll();
        QTest::keyClick(m_list, Qt::Key_E, Qt::ControlModifier);
        auto *to = m_page->findChild<QLineEdit *>(u"issuesTo"_s);
        auto *secret = m_page->findChild<QLineEdit *>(u"issuesToken"_s);
        QCOMPARE(QApplication::focusWidget(), to);
        QTest::keyClicks(to, u"github:acme/shop"_s);
        secret->setText(u"s3cret"_s);
        QTest::keyClick(to, Qt::Key_Return);
        QCOMPARE(items, QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(where.to, u"github:acme/shop"_s);
        QCOMPARE(token, "s3cret");
        QCOMPARE(secret->text(), QString()); // nobody reads it there

        m_round->begin(items);
        QVERIFY(row(0).endsWith(u"issue: waits…"_s));
        m_round->tell(u"a"_s, {.isThere = true, .what = u"#1"_s});
        m_round->tell(u"b"_s, {.what = u"it has no room"_s});
        QVERIFY(said(u"issuesProgress"_s).contains(u"2 of 2 looked after, 1 not made"_s));
        QSignalSpy stopped(m_page.get(), &ActionsPage::stopWished);
        QTest::keyClick(m_page->findChild<ActButton *>(u"issuesAct"_s), Qt::Key_Space);
        QCOMPARE(stopped.count(), 1);
        m_round->end({});
        QVERIFY(row(1).endsWith(u"issue: not made: it has no room"_s));
        QVERIFY(said(u"issuesProgress"_s).contains(u"1 of 2 have an issue there"_s));
        m_round->begin({u"a"_s});
        m_round->end(u"There is no token"_s, true);
        QCOMPARE(QApplication::focusWidget(), secret);
        QCOMPARE(said(u"issuesProgress"_s), u"There is no token"_s);
        QTest::keyClick(to, Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), m_list);
    }

    void asksWhereTheDaysIssuesAre()
    {
        m_script->say(Entries::itemExported(
            u"b"_s, {.tracker = u"gitlab"_s, .project = u"acme/shop"_s, .id = u"#4"_s}));
        QTest::keyClick(m_list, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(m_page->findChild<QLineEdit *>(u"issuesTo"_s)->text(), u"gitlab:acme/shop"_s);
    }

    void goesBackToTheReport()
    {
        QSignalSpy left(m_page.get(), &ActionsPage::left);
        QTest::keyClick(m_list, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    void saysWhatToDoWhereNothingIsToBeDone()
    {
        m_script->say(Entries::itemRemoved(u"a"_s)).say(Entries::itemRemoved(u"b"_s));
        QTRY_VERIFY(m_page->findChild<QWidget *>(u"noActions"_s)->isVisible());
        QVERIFY(!m_page->findChild<QWidget *>(u"actionIssues"_s)->isEnabled());
    }

private:
    [[nodiscard]] QString row(int at) const
    {
        return m_list->model()->index(at, 0).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] QString said(const QString &name) const
    {
        return m_page->findChild<WrapLabel *>(name)->text();
    }
    [[nodiscard]] QString take()
    {
        QStringList lines;
        for (const Entry &entry : std::exchange(m_wishes, {})) {
            const std::string_view word = wordOf(entry.kind);
            lines << QString::fromUtf8(word.data(), qsizetype(word.size())) + u' '
                    + QString::fromStdString(entry.subject);
        }
        return lines.join(u'\n');
    }

    Look m_look;
    std::unique_ptr<DayScript> m_script;
    std::unique_ptr<IssueRound> m_round;
    std::unique_ptr<ActionsPage> m_page;
    QListView *m_list = nullptr;
    ActionField *m_field = nullptr;
    std::vector<Entry> m_wishes;
};

QTEST_MAIN(TestActionsPage)
#include "tst_actionspage.moc"

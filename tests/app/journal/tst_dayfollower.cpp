// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/dayfollower.h"

#include "app/journal/store.h"
#include "tests/app/journal/sampleentries.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestDayFollower : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"room.db"_s);
        auto store = Store::open(m_path, OpenMode::Create);
        QVERIFY(store);
        m_store = *std::move(store);
        m_day = *m_store->createDay(u"autumn"_s, u"Autumn day"_s, instantOf(1));
        m_heard.clear();
    }

    void tellsWhatAnotherOneWrites()
    {
        append(1, 3);
        DayFollower follower;
        listen(follower);
        follower.follow(m_path, m_day, 1);
        QTRY_COMPARE(m_heard, (QList<qint64>{2, 3}));
        append(4, 2);
        QTRY_COMPARE(m_heard, (QList<qint64>{2, 3, 4, 5}));
    }

    void saysNothingOnceItIsStopped()
    {
        DayFollower follower;
        listen(follower);
        follower.follow(m_path, m_day, 0);
        append(1, 1);
        QTRY_COMPARE(m_heard, QList<qint64>{1});
        follower.stop();
        append(2, 1);
        follower.follow(m_path, m_day, 2);
        append(3, 1);
        QTRY_COMPARE(m_heard, (QList<qint64>{1, 3}));
    }

    void saysOnceThatItCannotReadAndGoesOn()
    {
        append(1, 1);
        m_store.reset();
        QVERIFY(QFile::rename(m_path, m_path + u".away"_s));
        DayFollower follower;
        listen(follower);
        // Told from the follower's thread: a spy would listen in that one.
        int failures = 0;
        connect(&follower, &DayFollower::failed, this, [&failures] { ++failures; });
        follower.follow(m_path, m_day, 0);
        QTRY_COMPARE(failures, 1);
        QVERIFY(QFile::rename(m_path + u".away"_s, m_path));
        QTRY_COMPARE(m_heard, QList<qint64>{1});
        QCOMPARE(failures, 1);
    }

private:
    void append(int first, int count)
    {
        std::vector<Entry> entries = Test::numberedEntries(first, count);
        QVERIFY(m_store->append(m_day, entries));
    }

    void listen(DayFollower &follower)
    {
        connect(&follower, &DayFollower::came, this, [this](const SharedBatch &batch) {
            for (const EntryView &entry : batch->entries())
                m_heard.push_back(entry.sequence);
        });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    QString m_path;
    qint64 m_day = 0;
    QList<qint64> m_heard;
};

QTEST_GUILESS_MAIN(TestDayFollower)
#include "tst_dayfollower.moc"

// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

namespace Chaos {

class Look;
class StoryDelegate;
class StorySearch;

/// The lines of the story, the newest at the bottom. Follows it while the reader is there and stays
/// where the reader has gone otherwise. The current line is shown whole, the others on one line
/// each, so that a hundred thousand of them scroll as ten do.
class StoryList final : public QTableView
{
    Q_OBJECT

public:
    StoryList(const Look &look, StorySearch &lines, StoryDelegate &delegate,
              QWidget *parent = nullptr);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    void follow();

    /// How a line's correction is begun.
    static constexpr EditTriggers correctionKeys{DoubleClicked | EditKeyPressed};

    void keyboardSearch(const QString &typed) override;

signals:
    void followingChanged(bool following);
    /// Somebody typed while the list had the focus: it belongs into the line.
    void typed(const QString &text);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setFollowing(bool following);
    void fitRows(int first, int last);
    void unfold(int row);

    const Look &m_look;
    StorySearch &m_lines;
    StoryDelegate &m_delegate;
    int m_unfolded = -1;
    bool m_following = true;
};

} // namespace Chaos

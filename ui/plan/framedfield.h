// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QVBoxLayout;

namespace Chaos {

class ElidedLabel;
class Look;
class WrapLabel;

/// A field: its caption, its body with the line around it, and what is wrong below.
class FramedField : public QWidget
{
    Q_OBJECT

public:
    FramedField(const Look &look, const QString &caption, QWidget *parent);

    /// The remedy for what was typed; empty: nothing is wrong.
    void setFault(const QString &remedy);
    [[nodiscard]] QString fault() const;
    [[nodiscard]] bool isMissing() const { return m_isMissing; }

protected:
    void setMissing(bool missing);
    /// What the line is drawn around. Taken over.
    void setBody(QWidget *body);
    /// Without a caption, and a line below it while it has the focus in place of one around it.
    void setHeading();
    [[nodiscard]] const Look &look() const { return m_look; }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QColor edge() const;

    const Look &m_look;
    ElidedLabel *m_caption;
    QWidget *m_body = nullptr;
    WrapLabel *m_fault;
    QVBoxLayout *m_column;
    bool m_isMissing = false;
    bool m_isHeading = false;
};

} // namespace Chaos
